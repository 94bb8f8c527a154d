import { holdersAt } from '../fact/holders.js';
import type { Revision } from '../fact/revision.js';
import type { ResolvedDate } from '../time/occurred.js';
import { dayOfElection, ELECTION_SLOT, electionDayAt } from './election-day.js';
import { type Finding, NOTHING, refuse, warn } from './finding.js';
import type { Judge, Judged, RulesOf } from './rule.js';
import { type Span, standingIn } from './situation.js';

type Rescheduled = Judged<'ElectionRescheduled'>;
type Ended = Judged<'ElectionCanceled' | 'RaceCanceled' | 'ElectionAnnulled'>;

const rescheduled: Judge<'ElectionRescheduled'> = (judged) => {
  const { from, to } = judged.event.data;
  if (from === undefined) return NOTHING;
  const findings = [...movedFrom(from, judged)];
  if (isSameDay(from, to)) {
    const detail = `It is moved from ${from.edtf ?? ''} to the same day; give the day that it moves to.`;
    findings.push(refuse('reschedule-to-same-day', '/data/to', detail));
  }
  return findings;
};

/** `from` is the day as known now for the time of the decision. */
function movedFrom(from: ResolvedDate, judged: Rescheduled): readonly Finding[] {
  const days = daysHeld(judged);
  if (days.some((day) => isSameDay(day, from))) return NOTHING;
  const [known] = days;
  if (known === undefined) {
    const detail = `No election day is recorded for then, so ${from.edtf ?? ''} was not compared.`;
    return [warn('reschedule-from-not-comparable', '/data/from', detail)];
  }
  const detail = `The election was on ${known.edtf ?? ''} as far as is recorded; correct one of the two.`;
  return [refuse('reschedule-from-differs', '/data/from', detail)];
}

/** What is canceled, or annulled, is the day as known now for the time of the decision. */
const ended = (judged: Ended): readonly Finding[] => {
  const { was } = judged.event.data;
  const days = daysHeld(judged);
  const [known] = days;
  if (was === undefined || known === undefined) return NOTHING;
  if (days.some((day) => isSameDay(day, was))) return NOTHING;
  const detail = `The election was on ${known.edtf ?? ''} as far as is recorded; correct one of the two.`;
  return [refuse('ended-day-differs', '/data/was', detail)];
};

/** A second round is held after the first. */
const runoff: Judge<'RunoffScheduled'> = ({ event, span, at }) => {
  const day = electionDayAt(span.latest, at);
  const { runoffDate } = event.data;
  if (day === null || (runoffDate.earliest ?? Infinity) > (day.earliest ?? -Infinity))
    return NOTHING;
  const detail = `The first round is on ${day.edtf ?? ''}; check both dates.`;
  return [warn('runoff-before-election', '/data/runoffDate', detail)];
};

/** The days that may have held when it was decided, latest in order first. */
function daysHeld({ span, at }: Pick<Rescheduled, 'span' | 'at'>): readonly ResolvedDate[] {
  const before = standingIn(ELECTION_SLOT, at).filter((fact) => !isOfSameDecision(fact, span));
  const { possible } = holdersAt(before, span.latest);
  return possible.flatMap(({ revision }) => dayOfElection(revision) ?? []);
}

/** Another account of the same decision says nothing of the day before it. */
const isOfSameDecision = ({ type, earliest, latest }: Revision, span: Span): boolean =>
  type === 'ElectionRescheduled' && earliest < span.latest && span.earliest < latest;

const isSameDay = (one: ResolvedDate, other: ResolvedDate): boolean =>
  one.earliest === other.earliest && one.latest === other.latest;

export const electionRules: RulesOf<
  | 'RaceCreated'
  | 'CoverageChanged'
  | 'ElectionScheduled'
  | 'ElectionRescheduled'
  | 'ElectionDateProposed'
  | 'ElectionCanceled'
  | 'RaceCanceled'
  | 'ElectionAnnulled'
  | 'CalendarDeadlineSet'
  | 'RunoffScheduled'
  | 'SeatVacated'
  | 'OfficeholderSwornIn'
  | 'IncumbentIntentDeclared'
  | 'IncumbentIntentReversed'
> = {
  RaceCreated: {
    judge: () => [
      refuse('race-exists', '/data/id', 'Correct what is wrong about it with CorrectEvent.'),
    ],
  },
  CoverageChanged: { judge: () => NOTHING },
  ElectionScheduled: { judge: () => NOTHING },
  ElectionRescheduled: {
    judge: rescheduled,
    mayFollowAgain: true,
    isAbout: (fact, { data: { from } }) => {
      const day = dayOfElection(fact);
      return from === undefined || day === null || isSameDay(day, from);
    },
  },
  ElectionDateProposed: { judge: () => NOTHING },
  ElectionCanceled: { judge: ended },
  RaceCanceled: { judge: ended },
  ElectionAnnulled: { judge: ended },
  CalendarDeadlineSet: { judge: () => NOTHING },
  RunoffScheduled: { judge: runoff, introduces: true },
  SeatVacated: { judge: () => NOTHING },
  OfficeholderSwornIn: { judge: () => NOTHING },
  IncumbentIntentDeclared: { judge: () => NOTHING },
  IncumbentIntentReversed: { judge: () => NOTHING, needsWhatItFollows: true },
};
