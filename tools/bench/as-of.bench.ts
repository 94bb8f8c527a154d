import { recordsOfAdversaries } from './as-of-adversaries.js';
import { parsedPerSecond } from './as-of-build.js';
import {
  AsOfCase,
  AT_FIRST,
  AT_RANDOM,
  BESIDE_GET,
  type Case,
  CPU_MS,
  nameOf,
  RACE,
} from './as-of-case.js';
import { asOfHistory } from './as-of-history.js';
import { publishedClock } from './as-of-published.js';
import type { BenchRun } from './bench-run.js';
import { type Counts, type Figure, figure } from './figure.js';
import { startRedis, withServer } from './started.js';

const CASES: readonly Case[] = [
  { kind: 'in order', events: 10_000, slots: 200 },
  { kind: 'in order', events: 100_000, slots: 200 },
  { kind: 'mixed', events: 10_000, slots: 200 },
  { kind: 'mixed', events: 100_000, slots: 200 },
  { kind: 'shuffled', events: 20_000, slots: 200 },
  { kind: 'mixed', events: 100_000, slots: 2_000 },
];
/** Those of which a consumer reads the same events; of a long one a part tells as much. */
const READ_CASES = CASES.filter(({ events, slots, kind }) =>
  kind === 'shuffled' ? true : events === 100_000 && slots === 200,
);
const READ_EVENTS_MAX = 20_000;

/** State at any V and K from the index, beside the bare tools. */
export async function asOf(run: BenchRun): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const each of CASES.filter(({ events }) => events <= run.eventsMax))
    figures.push(
      ...(await withServer(startRedis(), (redis) => new AsOfCase(run, each).measure(redis))),
    );
  figures.push(await publishedClock(run));
  run.say('as of: records of the adversaries');
  const adversaries = counted(
    'as of, adversaries, records per event',
    recordsOfAdversaries(run.seed),
  );
  return [...figures, ...growths(figures), adversaries, ...(await besideReaders(run, figures))];
}

/** A figure of counts alone. */
const counted = (name: string, counts: Counts): Figure => ({
  ...figure(name, 'counts', { measured: { perSecond: 0 }, ceilings: {} }),
  counts,
});

/** What a question costs at 100,000 events over what it costs at 10,000; and that over what a bare GET came to beside it. */
function growths(figures: readonly Figure[]): readonly Figure[] {
  return (['in order', 'mixed'] as const).flatMap((kind) =>
    [AT_RANDOM, AT_FIRST].flatMap((what) => {
      const at = (events: number): Figure | undefined =>
        figures.find(({ name }) => name === nameOf({ kind, events, slots: 200 }, what));
      const [large, small] = [at(100_000), at(10_000)];
      return large === undefined || small === undefined
        ? []
        : counted(`as of, ${kind}, growth, ${what}`, growthOf(large, small));
    }),
  );
}

function growthOf(large: Figure, small: Figure): Counts {
  const ratio = (count: string): number =>
    (large.counts?.[count] ?? NaN) / (small.counts?.[count] ?? NaN);
  return {
    'p50 at 100,000 ÷ at 10,000': (large.p50Ms ?? NaN) / (small.p50Ms ?? NaN),
    'the same, each over its bare GET': ratio(BESIDE_GET),
    'CPU at 100,000 ÷ at 10,000': ratio(CPU_MS),
  };
}

/** What the builds came to over a kafkajs consumer that only parses; left out where there is no Kafka. */
async function besideReaders(
  run: BenchRun,
  figures: readonly Figure[],
): Promise<readonly Figure[]> {
  const [broker] = process.env['KAFKA_BROKERS']?.split(',') ?? [];
  if (broker === undefined) {
    run.say('as of: without KAFKA_BROKERS nothing is built beside a kafkajs reader');
    return [];
  }
  const ratios: Figure[] = [];
  for (const each of READ_CASES.filter(({ events }) => events <= run.eventsMax)) {
    run.say(nameOf(each, 'read by kafkajs'));
    const events = asOfHistory({ ...each, race: RACE, seed: run.seed }).slice(0, READ_EVENTS_MAX);
    const reader = await parsedPerSecond(broker, events);
    const name = nameOf(each, 'built');
    const perSecond = figures.find((one) => one.name === name)?.perSecond ?? NaN;
    const ceilings = { 'a kafkajs reader that only parses': reader };
    ratios.push(figure(`${name}, beside`, 'events/s', { measured: { perSecond }, ceilings }));
  }
  return ratios;
}
