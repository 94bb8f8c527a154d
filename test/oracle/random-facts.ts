import type { ResolvedDate } from '#libs/domain';
import { DAY_MS, dayAt, dayNumber } from './random-dates.js';
import type { Random } from './random.js';

/** A fact before it has a time and sources. */
export interface Saying {
  readonly type: string;
  readonly data: object;
  /** Ends, moves or resumes another: mostly it names which [F4]. */
  readonly isEnding?: true;
}

/** What a history is about: a few slots in which facts meet. */
export type Topic = (random: Random) => Saying;

const person = (id: string) => ({ id, name: id, kind: 'person' });
const organization = (id: string) => ({ id, name: id, kind: 'organization' });
const CANDIDATES = ['ann', 'bo'];

/** Mostly of one candidate: a correction may move one to the slot of another. */
const endorsements: Topic = (random) => {
  const candidate = person(random.oneOf(['ann', 'ann', 'ann', 'bo']));
  const about = { endorser: organization('the-union'), candidate };
  if (random.isTrue(0.35)) return { type: 'EndorsementRescinded', data: about, isEnding: true };
  const stance = random.oneOf(['support', 'oppose']);
  const medium = random.oneOf([{}, {}, { medium: 'radio' }, { medium: 'letter' }]);
  return { type: 'EndorsementAnnounced', data: { ...about, stance, ...medium } };
};

const calls: Topic = (random) => {
  const caller = organization('ap');
  if (random.isTrue(0.35)) return { type: 'RaceCallRetracted', data: { caller }, isEnding: true };
  const candidates = random.some(CANDIDATES, 1 + random.below(2)).map(person);
  return { type: 'RaceCalled', data: { caller, candidates, kind: 'winner' } };
};

const elections: Topic = (random) => {
  const electionDate = aDay(random);
  if (random.isTrue(0.5))
    return { type: 'ElectionRescheduled', data: { to: electionDate }, isEnding: true };
  return { type: 'ElectionScheduled', data: { electionDate } };
};

const counts: Topic = (random) => ({
  type: 'ResultsUpdated',
  data: {
    reporter: organization('the-clerk'),
    shares: [{ candidate: person('ann'), pct: random.oneOf(['53.2', '54.0']) }],
    ...(random.isTrue(0.7) && {
      portion: { of: 'precincts', pct: random.oneOf(['10', '63', '100']) },
    }),
  },
});

const reports: Topic = (random) => {
  const about = { candidate: person('ann'), committee: 'friends-of-ann' };
  const amounts = {
    ...(random.isTrue(0.8) && { fundsAvailable: anAmount(random) }),
    totalReceipts: anAmount(random),
  };
  if (random.isTrue(0.6)) return { type: 'FinanceReported', data: { ...about, ...amounts } };
  const amendmentNumber = 1 + random.below(2);
  return { type: 'FinanceReportAmended', data: { ...about, ...amounts, amendmentNumber } };
};

/** The end of a candidacy stands in another slot than what it follows. */
const candidacies: Topic = (random) => {
  const candidate = person('ann');
  if (random.isTrue(0.4)) {
    const movedTo = random.oneOf([{}, { movedTo: 'us-senate' }, { movedTo: 'us-house' }]);
    return { type: 'CandidacyWithdrawn', data: { candidate, ...movedTo }, isEnding: true };
  }
  const party = random.oneOf([{}, { party: 'democratic' }, { party: 'independent' }]);
  return { type: 'CandidacyDeclared', data: { candidate, ...party } };
};

export const TOPICS: readonly Topic[] = [
  endorsements,
  calls,
  elections,
  counts,
  reports,
  candidacies,
];

function aDay(random: Random): ResolvedDate {
  const day = dayNumber(random);
  return { edtf: `day ${day}`, earliest: dayAt(day), latest: dayAt(day) + DAY_MS };
}

function anAmount(random: Random): object {
  const amountCents = random.oneOf([100_000, 104_000, 110_000]);
  const bound = random.oneOf([{}, {}, {}, { bound: 'atLeast' }, { bound: 'atMost' }]);
  return { amountCents, currency: 'USD', approximate: random.isTrue(0.3), ...bound };
}
