import type { Actor } from '../actor/actor.js';
import { exitBy, mayHaveEnteredBy, openEntryBy } from './candidacy-at.js';
import { electionDayAt } from './election-day.js';
import { type Finding, NOTHING, refuse, warn } from './finding.js';
import type { Judge, Judged, RulesOf } from './rule.js';
import type { Situation, Span } from './situation.js';

type Announced = Judged<'EndorsementAnnounced'>;

const announced: Judge<'EndorsementAnnounced'> = (judged) => {
  const findings: Finding[] = [];
  refuseOneself(judged, findings);
  refuseAuthority(judged, findings);
  warnAboutEndorsee(judged, findings);
  warnAboutTime(judged, findings);
  warnAboutRival(judged, findings);
  return findings;
};

function refuseOneself({ event }: Announced, findings: Finding[]): void {
  const { endorser, candidate, joint = [] } = event.data;
  if (endorser.id === candidate.id) findings.push(oneself(candidate, '/data/endorser'));
  joint.forEach(({ id }, index) => {
    if (id === candidate.id) findings.push(oneself(candidate, `/data/joint/${index}`));
  });
}

const oneself = ({ name }: Actor, pointer: string): Finding =>
  refuse('self-endorsement', pointer, `${name} is the candidate; name somebody else as endorser.`);

function refuseAuthority({ event, at }: Announced, findings: Finding[]): void {
  const { endorser } = event.data;
  if (!isAuthority(endorser, at)) return;
  const detail = `${endorser.name} certifies this race and does not endorse in it; name who did.`;
  findings.push(refuse('authority-endorsement', '/data/endorser', detail));
}

/** Whether somebody certified the race, by the record. */
const isAuthority = ({ id }: Actor, { race }: Situation): boolean =>
  race.facts.slotsUnder('certification/').includes(`certification/${id}`);

function warnAboutEndorsee({ event, span, at }: Announced, findings: Finding[]): void {
  const { id, name } = event.data.candidate;
  const exit = exitBy(id, span.earliest, at);
  if (exit !== null) {
    const detail = `${name} had left the race by ${exit.fact}; the endorsement is moot.`;
    findings.push(warn('endorsed-after-exit', '/data/candidate', detail));
  } else if (!mayHaveEnteredBy(id, span.latest, at)) {
    const detail = `No candidacy of ${name} that begins before the end of this date is recorded.`;
    findings.push(warn('endorsed-before-candidacy', '/data/candidate', detail));
  }
}

function warnAboutTime({ span, at }: Announced, findings: Finding[]): void {
  const day = dayBefore(span, at);
  if (day === null) return;
  const detail = `The election was held on ${day}, before this; check the date.`;
  findings.push(warn('endorsed-after-election', '/occurred', detail));
}

function dayBefore({ earliest }: Span, at: Situation): string | null {
  const day = electionDayAt(earliest, at);
  return day?.latest != null && day.latest <= earliest ? day.edtf : null;
}

function warnAboutRival({ event, span, at }: Announced, findings: Finding[]): void {
  const { endorser } = event.data;
  // Most endorsers are no candidates: what is asked of few costs little.
  if (!at.race.candidates.has(endorser.id)) return;
  if (openEntryBy(endorser.id, span.earliest, at) === null) return;
  const detail = `${endorser.name} runs in the same race then; record the withdrawal if there was one.`;
  findings.push(warn('endorser-is-rival', '/data/endorser', detail));
}

const groupClaimed: Judge<'EndorsementGroupClaimed'> = ({ event }) => {
  const { candidate, members = [] } = event.data;
  return members.flatMap(({ id }, index) =>
    id === candidate.id ? [oneself(candidate, `/data/members/${index}`)] : [],
  );
};

const slated: Judge<'SlatingDecided'> = ({ event }) => {
  const { ballots = [], outcome } = event.data;
  const findings: Finding[] = [];
  ballots.forEach(({ votes, total }, index) => {
    if (votes === undefined || total === undefined || votes <= total) return;
    const detail = `${votes} votes of ${total}; check both.`;
    findings.push(refuse('votes-over-total', `/data/ballots/${index}/votes`, detail));
  });
  const isShort = ballots.some(
    ({ votes = Infinity, needed = 0, carried }) => carried !== false && votes < needed,
  );
  if (outcome === 'endorsed' && isShort) {
    const detail = 'A ballot that is not said to have failed has fewer votes than it needed.';
    findings.push(warn('slated-without-votes', '/data/ballots', detail));
  }
  return findings;
};

export const endorsementRules: RulesOf<
  | 'EndorsementAnnounced'
  | 'EndorsementRescinded'
  | 'EndorsementDeclined'
  | 'EndorsementGroupClaimed'
  | 'SlatingDecided'
> = {
  EndorsementAnnounced: { judge: announced },
  EndorsementRescinded: { judge: () => NOTHING, needsWhatItFollows: true },
  EndorsementDeclined: { judge: () => NOTHING },
  EndorsementGroupClaimed: { judge: groupClaimed },
  SlatingDecided: { judge: slated },
};
