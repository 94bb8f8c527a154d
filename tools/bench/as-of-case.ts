import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { openRedisReadModel } from '#libs/adapters';
import { getRaceState, isProblem, KeptAnswers } from '#libs/application';
import type { HeldFacts, ReadModel } from '#libs/ports';
import { silentLogger, systemClock } from '#libs/ports';
import { asOfHistory, FIRST_MS, type HistoryKind, SPAN_MS } from './as-of-history.js';
import { buildIndex, type Built } from './as-of-build.js';
import { type Beside, beside, besideOnce } from './beside.js';
import type { BenchRun } from './bench-run.js';
import { type Counts, type Figure, figure } from './figure.js';
import { randomFrom } from './random.js';
import type { Started } from './started.js';

export const RACE = 'bench-race';
export const BESIDE_GET = 'p50 ÷ that of a bare GET';
export const CPU_MS = 'CPU ms';
export const AT_RANDOM = 'at random';
export const AT_FIRST = 'at random, nothing at hand';
/** Answers whose size is looked at. */
const SIZED = 50;
/** Questions by which pages are counted. */
const COUNTED = 200;
/** So often each fact is asked for on the average before those at hand are all that fit. */
const WARM_ROUNDS = 3;
/** Readers that are asked once. */
const FRESH_READERS = 40;

export interface Case {
  readonly kind: HistoryKind;
  readonly events: number;
  readonly slots: number;
}

export const nameOf = ({ kind, events, slots }: Case, what: string): string =>
  `as of, ${kind}, ${events} events, ${slots} slots, ${what}`;

interface Asked {
  readonly model: ReadModel;
  readonly client: Redis;
  readonly open: () => Promise<ReadModel>;
}

/** One history in Redis, built and asked, beside bare GETs of strings as large as the answers. */
export class AsOfCase {
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
    const [model, reader] = [await open(), await open()];
    // Nothing else holds the events: while questions are asked they are gone.
    const built = await buildIndex(
      model,
      client,
      asOfHistory({ ...this.#case, race: RACE, seed: this.#run.seed }),
    );
    this.#run.say(nameOf(this.#case, 'asking'));
    const figures = await this.#ask({ model, client, open });
    const slabs = await this.#slabsAsked(client, reader);
    for (const each of [model, reader]) await each.close();
    client.disconnect();
    return [this.#built(built, slabs), ...figures];
  }

  #built({ perSecond, counts }: Built, slabs: Counts): Figure {
    const built = figure(nameOf(this.#case, 'built'), 'events/s', {
      measured: { perSecond },
      ceilings: {},
    });
    return { ...built, counts: { ...counts, ...slabs } };
  }

  async #ask({ model, client, open }: Asked): Promise<readonly Figure[]> {
    const { events, slots } = this.#case;
    const any = () => this.#anyQuestion(model);
    for (let count = 0; count < (WARM_ROUNDS * events) / slots; count += 1) await any();
    const random = await this.#beside(client, any, sizeOfFacts);
    const anew = await this.#askAnew(client, open);
    const figures = [this.#figure(AT_RANDOM, random), this.#figure(AT_FIRST, anew)];
    const again: readonly (readonly [string, () => Promise<HeldFacts>])[] = [
      ['asked again', () => ask(model, FIRST_MS + SPAN_MS / 2, events - 1)],
      ['latest, unchanged', () => ask(model, FIRST_MS + 2 * SPAN_MS, null)],
    ];
    for (const [what, question] of again)
      figures.push(this.#figure(what, await this.#beside(client, question, sizeOfFacts)));
    const document = () => this.#anyDocument(model);
    const sizeOfText = (bytes: Buffer): number => bytes.length;
    const ofDocuments = await this.#beside(client, document, sizeOfText);
    return [...figures, this.#figure('whole document at random', ofDocuments)];
  }

  async #beside<Answer>(
    client: Redis,
    question: () => Promise<Answer>,
    sizeOf: (answer: Answer) => number,
  ): Promise<Beside> {
    let size = 0;
    for (let count = 0; count < SIZED; count += 1) size += sizeOf(await question());
    await client.set('bare', 'x'.repeat(Math.round(size / SIZED)));
    return beside(this.#run.seconds, question, () => client.get('bare'));
  }

  /**
   * By readers that know where the slabs are, and have none of them at hand, nor any fact; beside the bare string that
   * is there.
   */
  async #askAnew(client: Redis, open: () => Promise<ReadModel>): Promise<Beside> {
    const readers = await Promise.all(Array.from({ length: FRESH_READERS }, open));
    for (const reader of readers) await reader.race(RACE);
    const questions = readers.map((reader) => () => this.#anyQuestion(reader));
    const anew = await besideOnce(questions, () => client.get('bare'));
    for (const reader of readers) await reader.close();
    return anew;
  }

  #figure(what: string, { ours, bare, cpuMs }: Beside): Figure {
    const [p50Ms, bareMs] = [ours.percentileMs(0.5), bare.percentileMs(0.5)];
    const measured = { perSecond: 1_000 / p50Ms, p50Ms, p99Ms: ours.percentileMs(0.99) };
    const ceilings = { 'a bare GET': 1_000 / bareMs };
    const counts = { [BESIDE_GET]: p50Ms / bareMs, [CPU_MS]: cpuMs };
    return { ...figure(nameOf(this.#case, what), 'answers/s', { measured, ceilings }), counts };
  }

  #anyPoint(): { readonly v: number; readonly version: number } {
    const v = FIRST_MS + Math.floor(this.#random() * SPAN_MS);
    return { v, version: 1 + Math.floor(this.#random() * this.#case.events) };
  }

  #anyQuestion(model: ReadModel): Promise<HeldFacts> {
    const { v, version } = this.#anyPoint();
    return ask(model, v, version);
  }

  /** By a process that kept nothing of what it answered before. */
  async #anyDocument(readModel: ReadModel): Promise<Buffer> {
    const { v, version } = this.#anyPoint();
    const params = { validAt: new Date(v).toISOString(), atVersion: String(version) };
    const deps = { readModel, clock: systemClock, kept: new KeptAnswers() };
    const answer = await getRaceState(deps, { race: RACE, params });
    if (isProblem(answer)) throw new Error(answer.detail);
    return answer.body().bytes;
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

async function ask(model: ReadModel, v: number, atVersion: number | null): Promise<HeldFacts> {
  const held = await model.held(RACE, { clock: 'recorded', knownBefore: null, atVersion }, v);
  if (held === undefined) throw new Error('The race is not there.');
  return held;
}

/** Of the facts that hold, each once, as JSON. */
const sizeOfFacts = ({ slots }: HeldFacts): number =>
  JSON.stringify([...slots.values()].map(({ possible }) => possible)).length;
