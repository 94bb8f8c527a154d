import {
  holdersAmong,
  type Instant,
  type Knowledge,
  type KnownFacts,
  lastTurn,
  type Revision,
  SlotOverTime,
} from '#libs/domain';
import { answerDocument } from '../oracle/documents.js';
import { type History, randomHistory } from '../oracle/histories.js';
import { everyMoment } from '../oracle/questions.js';
import { Random } from '../oracle/random.js';
import {
  byRules,
  type ByRules,
  type Check,
  differing,
  documentOf,
  type Numbered,
  TINY,
  withMarks,
} from './compared.js';
import { indexHistory, type IndexSubject } from './indexed-history.js';
import { brokenInvariant, exercised } from './invariants.js';

const EVENTS = 400;
const POINTS = 1_500;

/** Many slabs and long chains, compared with the rules of the domain over the whole history. */
export async function checkLong({ seed, number }: Numbered): Promise<Check> {
  const history = randomHistory(seed + 7, number, EVENTS);
  const limits = TINY[number % TINY.length]!;
  const { askAnew, written } = indexHistory(history, { limits, restartAt: EVENTS / 2 });
  const broken = brokenInvariant(written);
  const difference =
    broken ?? (await differingAtRandom(history, askAnew, new Random(seed + number)));
  return { points: POINTS, difference, exercised: exercised(written) };
}

async function differingAtRandom(
  history: History,
  ask: IndexSubject,
  random: Random,
): Promise<string | null> {
  const moments = everyMoment(history);
  const byVersion = new Map<number, ByRules>();
  for (let point = 1; point <= POINTS; point += 1) {
    const atVersion = random.below(history.events.length + 1);
    const knowledge: Knowledge = { clock: 'recorded', knownBefore: null, atVersion };
    const at = byVersion.get(atVersion) ?? byRules(history, knowledge);
    byVersion.set(atVersion, at);
    const v = random.oneOf(moments);
    const difference = differing(history, { knowledge, v }, [
      withMarks(answerDocument(heldFrom(at.known, v)), lastTurn(at.turns, v), at.version),
      documentOf(await ask(knowledge, v)),
    ]);
    if (difference !== null) return difference;
  }
  return null;
}

const heldFrom = ({ slots, falseReports }: KnownFacts, v: Instant) => ({
  slots: new Map(
    [...slots].map(([slot, revisions]) => {
      const { holdings, sameRange } = overTime(revisions);
      return [slot, holdersAmong(holdings, sameRange, v)] as const;
    }),
  ),
  falseReports,
});

const slotsOverTime = new WeakMap<readonly Revision[], SlotOverTime>();

/** It does not depend on V: many points are asked of one version. */
function overTime(revisions: readonly Revision[]): SlotOverTime {
  const slot = slotsOverTime.get(revisions) ?? new SlotOverTime(revisions);
  slotsOverTime.set(revisions, slot);
  return slot;
}
