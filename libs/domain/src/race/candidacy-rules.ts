import { sharePublisher } from '../fact/publisher.js';
import { openEntryBy } from './candidacy-at.js';
import { type Finding, NOTHING, refuse, warn } from './finding.js';
import type { Judge, RulesOf } from './rule.js';
import { mayBeSameParty } from './same-party.js';
import type { Situation } from './situation.js';

const anything = () => NOTHING;

const declared: Judge<'CandidacyDeclared'> = ({ event, span, at }) => {
  const { candidate, party } = event.data;
  const findings = otherParty(party, at);
  const open = openEntryBy(candidate.id, span.earliest, at);
  if (open === null) return findings;
  if (sharePublisher(open, event)) {
    const detail = `${candidate.name} already runs by ${open.fact}; correct that, or record the withdrawal between the two first.`;
    return [...findings, refuse('candidacy-open', '/data/candidate', detail)];
  }
  const detail = `Another publisher has ${candidate.name} running by ${open.fact} already; both are kept.`;
  return [...findings, warn('candidacy-already-open', '/data/candidate', detail)];
};

/** What the source printed where the recorder knows better goes into `sic`, not into the fact. */
function otherParty(party: string | undefined, { identity }: Situation): readonly Finding[] {
  const { primaryParty } = identity;
  if (party === undefined || primaryParty === undefined || mayBeSameParty(party, primaryParty))
    return NOTHING;
  const detail = `This is the primary of ${primaryParty}, and the party given is ${party}; if the source has it wrong, put that into sic.`;
  return [refuse('other-partys-primary', '/data/party', detail)];
}

const exploring: Judge<'CandidacyExploring'> = ({ event, at }) =>
  otherParty(event.data.party, at).map(({ pointer, detail }) =>
    warn('party-differs', pointer, detail),
  );

export const candidacyRules: RulesOf<
  | 'CandidacyExploring'
  | 'CandidacyDeclared'
  | 'CandidacyFiled'
  | 'CandidacyObjected'
  | 'ObjectionResolved'
  | 'CandidacyWithdrawn'
  | 'CandidacyConceded'
  | 'ConcessionRetracted'
> = {
  CandidacyExploring: { judge: exploring },
  CandidacyDeclared: { judge: declared },
  CandidacyFiled: { judge: ({ event, at }) => otherParty(event.data.party, at) },
  CandidacyObjected: { judge: anything },
  ObjectionResolved: { judge: anything },
  CandidacyWithdrawn: { judge: anything, introduces: true },
  CandidacyConceded: { judge: anything, introduces: true },
  ConcessionRetracted: { judge: anything, needsWhatItFollows: true },
};
