import type { Actor } from '../actor/actor.js';
import type { DataOf } from '../events/index.js';
import { WHOLE_RACE } from '../events/results-updated.event.js';
import type { Revision } from '../fact/revision.js';
import { counted, countsOf, lastIn, pairs, sharesOver } from './count-rules.js';
import { canceledBy, electionDayAt } from './election-day.js';
import { type Finding, NOTHING, refuse, warn } from './finding.js';
import type { FactType, Judge, Judged, RulesOf } from './rule.js';
import { heldAt, raceIn, standingIn } from './situation.js';

const called: Judge<'RaceCalled'> = (call) => [
  ...overSeats(call),
  ...strangers(call),
  ...calledForAnother(call),
  ...notLeading(call),
  ...whileOpen(call),
  ...thoughCanceled(call),
];

/** A call comes after the polls have closed, as far as the record says when. */
function whileOpen({ span, at }: Judged<'RaceCalled'>): readonly Finding[] {
  const closing = standingIn(`polls-closed/${WHOLE_RACE}`, at).at(-1);
  if (closing === undefined || closing.earliest < span.latest) return NOTHING;
  const detail = `The polls close later, by ${closing.fact}; check both times.`;
  return [warn('called-before-polls-closed', '/occurred', detail)];
}

/** Of a race that is not held nothing is counted, called or certified. */
function thoughCanceled({ span, at }: Pick<Judged<FactType>, 'span' | 'at'>): readonly Finding[] {
  const canceled = canceledBy(span.latest, at);
  if (canceled === null) return NOTHING;
  const detail = `The race was canceled by ${canceled.fact}; check which of the two is right.`;
  return [warn('race-was-canceled', '/occurred', detail)];
}

function overSeats({ event, at }: Judged<'RaceCalled'>): readonly Finding[] {
  const { candidates, kind } = event.data;
  const { seats } = raceIn(at);
  if (kind !== 'winner' || candidates.length <= seats) return NOTHING;
  const detail = `${candidates.length} winners are called for ${seats} ${seats === 1 ? 'seat' : 'seats'}; name fewer, or correct the seats of the race.`;
  return [refuse('call-over-seats', '/data/candidates', detail)];
}

/** A count may introduce someone; a call rests on what was counted. */
function strangers({ event, at }: Judged<'RaceCalled'>): readonly Finding[] {
  return event.data.candidates.flatMap(({ id, name }, index) => {
    if (at.race.candidates.has(id)) return [];
    const detail = `Nothing recorded names ${name} as a candidate of this race; record the candidacy or a count first.`;
    return [refuse('call-of-stranger', `/data/candidates/${index}`, detail)];
  });
}

/** A call states all its candidates, so leaving one out would take that call back unsaid. */
function calledForAnother({ event, span, at }: Judged<'RaceCalled'>): readonly Finding[] {
  const { caller, candidates, kind } = event.data;
  const before = heldAt(`call/${caller.id}`, span.earliest, at);
  if (before?.type !== 'RaceCalled' || before.data['kind'] !== kind) return NOTHING;
  const left = (before.data as DataOf<'RaceCalled'>).candidates.filter(
    (one) => !candidates.some(({ id }) => id === one.id),
  );
  if (left.length === 0) return NOTHING;
  const detail = `${caller.name} called it for ${namesOf(left)} by ${before.fact}; retract that call first.`;
  return [refuse('called-for-another', '/data/candidates', detail)];
}

const NAMES_TOLD_MAX = 3;

const namesOf = (people: readonly Actor[]): string =>
  people
    .slice(0, NAMES_TOLD_MAX)
    .map(({ name }) => name)
    .join(', ');

function notLeading({ event, span, at }: Judged<'RaceCalled'>): readonly Finding[] {
  const { candidates, kind } = event.data;
  const leader = kind === 'winner' ? leaderOf(lastCount(span.latest, at)) : undefined;
  if (leader === undefined || candidates.some(({ id }) => id === leader.id)) return NOTHING;
  const detail = `${leader.name} leads the latest count recorded for then.`;
  return [warn('winner-not-leading', '/data/candidates', detail)];
}

/** Of all reporters the last count of the whole race. */
function lastCount(instant: number, at: Judged<'RaceCalled'>['at']): Revision | undefined {
  return at.race.facts
    .slotsUnder(`count/${WHOLE_RACE}/`)
    .flatMap((slot) => lastIn(slot, instant, at) ?? [])
    .sort((one, other) => one.earliest - other.earliest)
    .at(-1);
}

/** Nobody where the two first are equal. */
function leaderOf(count: Revision | undefined): Actor | undefined {
  if (count === undefined) return undefined;
  const [first, second] = standings(count.data as DataOf<'ResultsUpdated'>);
  return first?.votes === second?.votes ? undefined : first?.candidate;
}

/** By votes, or where none are stated by shares; the most first. */
function standings({ counts, shares = [] }: DataOf<'ResultsUpdated'>) {
  const rows =
    counts
      ?.filter(({ countItemType = 'total' }) => countItemType === 'total')
      .map(({ candidate, count }) => ({ candidate, votes: count })) ??
    shares.map(({ candidate, pct }) => ({ candidate, votes: Number(pct) }));
  return rows.sort((one, other) => other.votes - one.votes);
}

const certified: Judge<'ResultsCertified'> = (certificate) => [
  ...beforeElection(certificate),
  ...sharesOver(certificate.event.data.shares),
  ...belowCount(certificate),
  ...thoughCanceled(certificate),
];

function beforeElection({ span, at }: Judged<'ResultsCertified'>): readonly Finding[] {
  const day = electionDayAt(span.latest, at);
  if (day?.earliest == null || span.latest > day.earliest) return NOTHING;
  const detail = `The election is on ${day.edtf ?? ''}; check the date, or reschedule the election.`;
  return [refuse('certified-before-election', '/occurred', detail)];
}

function belowCount({ event, span, at }: Judged<'ResultsCertified'>): readonly Finding[] {
  const before = lastCount(span.latest, at);
  return pairs(event.data.counts, countsOf(before))
    .filter(({ count, other }) => count < other)
    .map(({ index, count, other }) => {
      const detail = `${other} were counted before (${before?.fact ?? ''}), and ${count} are certified.`;
      return warn('certified-below-count', `/data/counts/${index}/count`, detail);
    });
}

export const resultsRules: RulesOf<
  'ResultsUpdated' | 'ResultsCertified' | 'RaceCalled' | 'RaceCallRetracted'
> = {
  ResultsUpdated: {
    judge: (count) => [...counted(count), ...thoughCanceled(count)],
    introduces: true,
  },
  ResultsCertified: { judge: certified, introduces: true },
  RaceCalled: { judge: called },
  RaceCallRetracted: { judge: () => NOTHING, needsWhatItFollows: true },
};
