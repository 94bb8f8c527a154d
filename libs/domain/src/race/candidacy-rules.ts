import type { Actor } from '../actor/actor.js';
import { sharePublisher } from '../fact/publisher.js';
import { introductionFindings } from './actor-rules.js';
import { deathBy, mayHaveEnded, openEntryBy } from './candidacy-at.js';
import { type Finding, NOTHING, refuse, warn } from './finding.js';
import type { Judge, Judged, RulesOf } from './rule.js';
import { mayBeSameParty } from './same-party.js';
import { raceIn, type Situation, type Span } from './situation.js';

const anything = () => NOTHING;

type Entering = Judged<'CandidacyDeclared' | 'CandidacyWriteInDeclared'>;

const entering = ({ event, span, at }: Entering): readonly Finding[] => {
  const { candidate, party } = event.data;
  const findings = [...otherParty(party, at), ...afterDeath(candidate, span, at)];
  const open = openEntryBy(candidate.id, span.earliest, at);
  // Who has declared may go on as a write-in; who is written in has declared.
  const isOther = event.type === 'CandidacyWriteInDeclared' && open?.type !== event.type;
  if (open === null || isOther || mayHaveEnded(open, candidate.id, { span, at })) return findings;
  if (sharePublisher(open, event)) {
    const detail = `${candidate.name} already runs by ${open.fact}; correct that, or record the withdrawal between the two first.`;
    return [...findings, refuse('candidacy-open', '/data/candidate', detail)];
  }
  const detail = `Another publisher has ${candidate.name} running by ${open.fact} already; both are kept.`;
  return [...findings, warn('candidacy-already-open', '/data/candidate', detail)];
};

const ofParty = ({
  event,
  span,
  at,
}: Judged<'CandidacyFiled' | 'CandidacyQualified' | 'CandidacyNominated'>): readonly Finding[] => [
  ...otherParty(event.data.party, at),
  ...afterDeath(event.data.candidate, span, at),
];

function afterDeath({ id, name }: Actor, { earliest }: Span, at: Situation): readonly Finding[] {
  const death = deathBy(id, earliest, at);
  if (death === null) return NOTHING;
  const detail = `${name} had died by ${death.fact}; check the date, and the id.`;
  return [warn('candidacy-after-death', '/data/candidate', detail)];
}

/** Whoever takes a place is often named here first, and who leaves it is not. */
const replaced: Judge<'CandidacyReplaced'> = ({ event, at }) => {
  const { candidate, replacedBy } = event.data;
  const findings = introductionFindings(event, at).filter(
    ({ pointer }) => pointer === '/data/candidate',
  );
  if (replacedBy?.id !== candidate.id) return findings;
  const detail = `${candidate.name} stands on both sides; name the other one.`;
  return [...findings, refuse('replaced-by-oneself', '/data/replacedBy', detail)];
};

/** What the source printed where the recorder knows better goes into `sic`, not into the fact. */
function otherParty(party: string | undefined, at: Situation): readonly Finding[] {
  const { primaryParty } = raceIn(at);
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
  | 'CandidacyWriteInDeclared'
  | 'CandidacyNominated'
  | 'CandidacyFiled'
  | 'CandidacyQualified'
  | 'CandidacyDisqualified'
  | 'CandidacyObjected'
  | 'ObjectionResolved'
  | 'CandidacyWithdrawn'
  | 'CandidacyDied'
  | 'CandidacyReplaced'
  | 'CandidacyReinstated'
  | 'CandidacyConceded'
  | 'ConcessionRetracted'
> = {
  CandidacyExploring: { judge: exploring },
  CandidacyDeclared: { judge: entering },
  CandidacyWriteInDeclared: { judge: entering },
  CandidacyNominated: { judge: ofParty },
  CandidacyFiled: { judge: ofParty },
  CandidacyQualified: { judge: ofParty },
  CandidacyDisqualified: { judge: anything, introduces: true },
  CandidacyObjected: { judge: anything },
  ObjectionResolved: { judge: anything },
  CandidacyWithdrawn: { judge: anything, introduces: true },
  CandidacyDied: { judge: anything, introduces: true },
  CandidacyReplaced: { judge: replaced },
  CandidacyReinstated: { judge: anything, needsWhatItFollows: true },
  CandidacyConceded: { judge: anything, introduces: true },
  ConcessionRetracted: { judge: anything, needsWhatItFollows: true },
};
