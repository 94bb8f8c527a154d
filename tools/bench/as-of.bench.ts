import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { openRedisReadModel, RaceIndexWriter } from '#libs/adapters';
import type { HeldFacts, ReadModel } from '#libs/ports';
import { type AcceptedEvent, silentLogger } from '#libs/ports';
import { recordsOfAdversaries } from './as-of-adversaries.js';
import { asOfHistory, FIRST_MS, type HistoryKind, SPAN_MS } from './as-of-history.js';
import type { BenchRun } from './bench-run.js';
import { type Counts, type Figure, figure } from './figure.js';
import { Latencies } from './latencies.js';
import { randomFrom } from './random.js';
import { type Started, startRedis, withServer } from './started.js';

const RACE = 'bench-race';
const BESIDE_GET = 'p50 ÷ that of a bare GET';
const AT_ONCE = 500;
/** Answers whose size is looked at. */
const SIZED = 50;
/** Questions by which pages are counted. */
const COUNTED = 200;
/** Part of the questions that is not counted, so that what is measured is warm. */
const WARM_UP = 0.25;

interface Case {
  readonly kind: HistoryKind;
  readonly events: number;
  readonly slots: number;
}

const CASES: readonly Case[] = [
  { kind: 'in order', events: 10_000, slots: 200 },
  { kind: 'in order', events: 100_000, slots: 200 },
  { kind: 'mixed', events: 10_000, slots: 200 },
  { kind: 'mixed', events: 100_000, slots: 200 },
  { kind: 'shuffled', events: 20_000, slots: 200 },
  { kind: 'mixed', events: 100_000, slots: 2_000 },
];

/** State at any V and K from the index in Redis, beside a bare GET of a string as large as the answer. */
export async function asOf(run: BenchRun): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const each of CASES)
    figures.push(
      ...(await withServer(startRedis(), (redis) => new AsOfCase(run, each).measure(redis))),
    );
  run.say('as of: records of the adversaries');
  const counts = recordsOfAdversaries(run.seed);
  return [...figures, ...growths(figures), counted('adversaries, records per event', counts)];
}

/** A figure of counts alone. */
const counted = (name: string, counts: Counts): Figure => ({
  ...figure(name, 'counts', { measured: { perSecond: 0 }, ceilings: {} }),
  counts,
});

/** What a question costs at 100,000 events over what it costs at 10,000; and that over what a bare GET came to beside it. */
function growths(figures: readonly Figure[]): readonly Figure[] {
  return (['in order', 'mixed'] as const).map((kind) => {
    const at = (events: number): Figure | undefined =>
      figures.find(({ name }) => name === nameOf({ kind, events, slots: 200 }, 'at random'));
    const [large, small] = [at(100_000), at(10_000)];
    const besideGet = (one: Figure | undefined): number => one?.counts?.[BESIDE_GET] ?? NaN;
    return counted(`as of, ${kind}, growth`, {
      'p50 at 100,000 ÷ at 10,000': (large?.p50Ms ?? NaN) / (small?.p50Ms ?? NaN),
      'the same, each over its bare GET': besideGet(large) / besideGet(small),
    });
  });
}

const nameOf = ({ kind, events, slots }: Case, what: string): string =>
  `as of, ${kind}, ${events} events, ${slots} slots, ${what}`;

class AsOfCase {
  readonly #run: BenchRun;
  readonly #case: Case;
  readonly #random: () => number;

  constructor(run: BenchRun, each: Case) {
    this.#run = run;
    this.#case = each;
    this.#random = randomFrom(run.seed);
  }

  async measure({ address }: Started): Promise<readonly Figure[]> {
    this.#run.say(nameOf(this.#case, 'building'));
    const url = `redis://${address}`;
    const client = new Redis(url);
    const prefix = randomUUID();
    const open = (): Promise<ReadModel> =>
      openRedisReadModel({ url, prefix, logger: silentLogger });
    const model = await open();
    const events = asOfHistory({ ...this.#case, race: RACE, seed: this.#run.seed });
    const built = await this.#build(model, client, events);
    const atRandom = await this.#beside(client, () => this.#anyQuestion(model));
    const last = events.length - 1;
    const again = await this.#beside(client, () => ask(model, FIRST_MS + SPAN_MS / 2, last));
    const latest = await this.#beside(client, () => ask(model, FIRST_MS + 2 * SPAN_MS, null));
    const reader = await open();
    const slabs = await this.#slabsAsked(client, reader);
    for (const each of [model, reader]) await each.close();
    client.disconnect();
    return [
      { ...built, counts: { ...built.counts, ...slabs } },
      this.#figure('at random', atRandom),
      this.#figure('asked again', again),
      this.#figure('latest', latest),
    ];
  }

  #figure(what: string, { ours, bare }: Beside): Figure {
    const ofLatencies = (of: Latencies) => ({
      p50Ms: of.percentileMs(0.5),
      p99Ms: of.percentileMs(0.99),
    });
    const measured = { perSecond: 1_000 / ours.percentileMs(0.5), ...ofLatencies(ours) };
    const counts = { [BESIDE_GET]: ours.percentileMs(0.5) / bare.percentileMs(0.5) };
    const ceilings = { 'a bare GET': 1_000 / bare.percentileMs(0.5) };
    return { ...figure(nameOf(this.#case, what), 'answers/s', { measured, ceilings }), counts };
  }

  async #build(model: ReadModel, client: Redis, events: readonly AcceptedEvent[]): Promise<Figure> {
    const generation = await model.serving();
    const before = await memoryOf(client);
    const begun = performance.now();
    for (let start = 0; start < events.length; start += AT_ONCE) {
      const some = events.slice(start, start + AT_ONCE);
      await generation.apply([{ partition: 0, position: start, race: RACE, events: some }]);
    }
    const seconds = (performance.now() - begun) / 1_000;
    const raw = events.reduce((sum, event) => sum + Buffer.byteLength(JSON.stringify(event)), 0);
    const memory = (await memoryOf(client)) - before;
    const built = figure(nameOf(this.#case, 'built'), 'events/s', {
      measured: { perSecond: events.length / seconds },
      ceilings: {},
    });
    return {
      ...built,
      counts: { 'records per event': recordsPerEvent(events), 'memory ÷ raw JSON': memory / raw },
    };
  }

  #anyQuestion(model: ReadModel): Promise<HeldFacts> {
    const v = FIRST_MS + Math.floor(this.#random() * SPAN_MS);
    return ask(model, v, 1 + Math.floor(this.#random() * this.#case.events));
  }

  /** Questions and bare GETs in turn, so that whatever else the machine does burdens both alike. */
  async #beside(client: Redis, question: () => Promise<HeldFacts>): Promise<Beside> {
    await client.set('bare', 'x'.repeat(await sizeOf(question)));
    const beside = { ours: new Latencies(), bare: new Latencies() };
    const begun = performance.now();
    const milliseconds = this.#run.seconds * 1_000;
    for (let now = begun; now < begun + milliseconds; now = performance.now()) {
      const isWarm = now > begun + WARM_UP * milliseconds;
      const ours = await timed(question);
      const bare = await timed(() => client.get('bare'));
      if (!isWarm) continue;
      beside.ours.add(ours);
      beside.bare.add(bare);
    }
    return beside;
  }

  /** By a reader that has nothing at hand yet: pages of slabs for each question. */
  async #slabsAsked(client: Redis, reader: ReadModel): Promise<Counts> {
    await client.config('RESETSTAT');
    for (let count = 0; count < COUNTED; count += 1) await this.#anyQuestion(reader);
    const stats = await client.info('commandstats');
    const calls = Number(/cmdstat_getrange:calls=(\d+)/.exec(stats)?.[1]);
    // One of them for each question reads on in the directory.
    return { 'slabs read per question': (calls - COUNTED) / COUNTED };
  }
}

interface Beside {
  readonly ours: Latencies;
  readonly bare: Latencies;
}

async function ask(model: ReadModel, v: number, atVersion: number | null): Promise<HeldFacts> {
  const held = await model.held(RACE, { clock: 'recorded', knownBefore: null, atVersion }, v);
  if (held === undefined) throw new Error('The race is not there.');
  return held;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Of the facts that hold, each once, as JSON. */
async function sizeOf(question: () => Promise<HeldFacts>): Promise<number> {
  let size = 0;
  for (let count = 0; count < SIZED; count += 1) {
    const { slots } = await question();
    size += JSON.stringify([...slots.values()].map(({ possible }) => possible)).length;
  }
  return Math.round(size / SIZED);
}

async function memoryOf(client: Redis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1]);
}

function recordsPerEvent(events: readonly AcceptedEvent[]): number {
  const writer = new RaceIndexWriter();
  for (const accepted of events) {
    writer.add(accepted);
    writer.take();
  }
  return writer.records / events.length;
}
