import { openMemoryReadModel } from '#libs/adapters';
import type { Knowledge } from '#libs/domain';
import { asOfHistory, FIRST_MS, SPAN_MS } from './as-of-history.js';
import { beside } from './beside.js';
import type { BenchRun } from './bench-run.js';
import { type Figure, figure } from './figure.js';
import { randomFrom } from './random.js';

const RACE = 'bench-published';
const EVENTS = 2_000;
const SLOTS = 200;

/** Any V and K on the published clock, in turn with any V and version on the recorded one. */
export async function publishedClock(run: BenchRun): Promise<Figure> {
  run.say(`as of, published clock, ${EVENTS} events`);
  const random = randomFrom(run.seed);
  const model = openMemoryReadModel();
  const events = asOfHistory({
    race: RACE,
    events: EVENTS,
    slots: SLOTS,
    kind: 'mixed',
    seed: run.seed,
  });
  await (await model.serving()).apply([{ partition: 0, position: 0, race: RACE, events }]);
  const moment = (): number => FIRST_MS + Math.floor(random() * SPAN_MS);
  const ask = (knowledge: Knowledge) => model.held(RACE, knowledge, moment());
  const { ours, bare } = await beside(
    run.seconds,
    () => ask({ clock: 'published', knownBefore: moment(), atVersion: null }),
    () =>
      ask({ clock: 'recorded', knownBefore: null, atVersion: 1 + Math.floor(random() * EVENTS) }),
  );
  await model.close();
  const [p50Ms, p99Ms] = [ours.percentileMs(0.5), ours.percentileMs(0.99)];
  const name = `as of, published clock, mixed, ${EVENTS} events, ${SLOTS} slots, at random`;
  const measured = { perSecond: 1_000 / p50Ms, p50Ms, p99Ms };
  return {
    ...figure(name, 'answers/s', { measured, ceilings: {} }),
    counts: {
      'p99 ÷ that of the recorded clock': p99Ms / bare.percentileMs(0.99),
      'p50 ÷ that of the recorded clock': p50Ms / bare.percentileMs(0.5),
    },
  };
}
