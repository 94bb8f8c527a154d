import { openMemoryReadModel } from '#libs/adapters';
import type { ProjectedCommit } from '#libs/ports';
import { type History, randomHistory } from '../oracle/histories.js';
import { answersOf } from '../oracle/models.js';
import { Random } from '../oracle/random.js';
import {
  type Check,
  checkEverywhere,
  type Compared,
  type Expectation,
  expectations,
  type Numbered,
  TINY,
} from './compared.js';
import { inDaylightSaving } from './daylight-saving.js';
import { indexHistory, type IndexOptions, type IndexSubject } from './indexed-history.js';
import { brokenInvariant, exercised } from './invariants.js';
import type { Fault } from './tampering.js';

/** Every third history lies where the clocks are put forward, every third where they are put back. */
function historyOf({ seed, number }: Numbered): History {
  const history = randomHistory(seed, number);
  const change = (['none', 'forward', 'back'] as const)[number % 3];
  return change === 'forward' || change === 'back' ? inDaylightSaving(history, change) : history;
}

/**
 * A small history, at every K and V of both clocks, with several events in a commit and a writer made anew on the
 * way; and whether the faults that no history showed before are shown by this one.
 */
export async function checkSmall(
  numbered: Numbered,
  uncaught: Set<Fault>,
  progress: (line: string) => void,
): Promise<Check> {
  const history = historyOf(numbered);
  const { seed, number } = numbered;
  const random = new Random(seed + number);
  const limits = TINY[number % TINY.length]!;
  const restartAt = 1 + random.below(2 * history.events.length);
  const options = { limits, restartAt, eventsAtOnce: 1 + random.below(3) };
  const expected = expectations(history);
  const { ask, written } = indexHistory(history, options);
  const broken = brokenInvariant(written);
  const recorded =
    broken === null
      ? await checkEverywhere(history, { clock: 'recorded', ask, expected })
      : { points: 0, difference: `${history.race}, ${broken}` };
  const published = await checkPublished(history, options, expected);
  for (const fault of uncaught) {
    if (!(await isCaught(fault, history, { limits, expected }))) continue;
    progress(`History ${number} shows: ${fault.name}`);
    uncaught.delete(fault);
  }
  return {
    points: recorded.points + published.points,
    difference: recorded.difference ?? published.difference,
    exercised: exercised(written),
  };
}

/** The index leaves the published clock to the rules, and what is kept of them. */
async function checkPublished(
  history: History,
  { eventsAtOnce = 1 }: IndexOptions,
  expected: Expectation,
): Promise<Compared> {
  const model = openMemoryReadModel();
  await (await model.serving()).apply(commitsOf(history, eventsAtOnce));
  // It is no other answer than that of the index, with what else a read model says.
  const ask = answersOf(model, history) as IndexSubject;
  const compared = await checkEverywhere(history, { clock: 'published', ask, expected });
  await model.close();
  return compared;
}

function commitsOf({ race, events }: History, eventsAtOnce: number): readonly ProjectedCommit[] {
  const count = Math.ceil(events.length / eventsAtOnce);
  return Array.from({ length: count }, (_, position) => {
    const start = position * eventsAtOnce;
    return { partition: 0, position, race, events: events.slice(start, start + eventsAtOnce) };
  });
}

/** A fault that makes the index fail altogether is found as well. */
async function isCaught(
  fault: Fault,
  history: History,
  { limits, expected }: Pick<IndexOptions, 'limits'> & { readonly expected: Expectation },
): Promise<boolean> {
  const { askAnew: ask } = indexHistory(history, { limits, tamper: fault.begin() });
  try {
    const { difference } = await checkEverywhere(history, { clock: 'recorded', ask, expected });
    return difference !== null;
  } catch (error) {
    if (error instanceof Error) return true;
    throw error;
  }
}
