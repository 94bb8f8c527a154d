import { type Finding, NOTHING, warn } from './finding.js';
import type { Judge, RulesOf } from './rule.js';
import { standingIn } from './situation.js';

const anything = (): readonly Finding[] => NOTHING;

/** A desk decides on a call that there is. */
const overridden: Judge<'RaceCallOverridden'> = ({ event, at }) => {
  const { caller } = event.data;
  if (standingIn(`call/${caller.id}`, at).length > 0) return NOTHING;
  const detail = `No call by ${caller.name} is recorded; it is shown once there is one.`;
  return [warn('overridden-call-unknown', '/data/caller', detail)];
};

/** A challenge is of an outcome: somebody named it. */
const challenged: Judge<'RaceChallenged'> = ({ at }) => {
  const outcomes = ['certification/', 'call/', 'count/'];
  if (outcomes.some((path) => at.race.facts.slotsUnder(path).length > 0)) return NOTHING;
  const detail = 'No count, call or certificate is recorded that it could be directed against.';
  return [warn('challenged-before-outcome', '/occurred', detail)];
};

export const recountRules: RulesOf<
  | 'PollsClosed'
  | 'TabulationStatusChanged'
  | 'RaceCallOverridden'
  | 'RecountRequested'
  | 'RecountOrdered'
  | 'RecountCompleted'
  | 'RaceChallenged'
  | 'ChallengeDecided'
> = {
  PollsClosed: { judge: anything },
  TabulationStatusChanged: { judge: anything },
  RaceCallOverridden: { judge: overridden },
  RecountRequested: { judge: anything },
  RecountOrdered: { judge: anything },
  RecountCompleted: { judge: anything, needsWhatItFollows: true, introduces: true },
  RaceChallenged: { judge: challenged },
  ChallengeDecided: { judge: anything },
};
