import type { Actor, Holders, Revision } from '#libs/domain';
import { certaintyOf, type Certainty, type Count, countOf } from '../held/count.js';
import { asFact } from '../held/fact-of.js';
import { type HeldValue, showThere } from '../held/held-value.js';
import { mapOutcomes } from '../held/outcomes.js';
import { SettledDocuments } from '../held/settled-documents.js';
import type { CandidateState } from './candidates.js';
import {
  type EndorsementStatus,
  type Endorser,
  type Verdict,
  verdictOf,
  verdicts,
} from './endorsement.js';
import { type ListDocument, type ListEntry, showList } from './list.js';
import { leading, slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

export interface EndorsementState extends ListEntry<EndorsementStatus> {
  readonly endorser: Actor;
  /** Null where somebody declines to endorse. */
  readonly candidate: string | null;
  /** Whether it is counted: active support and co-endorsement alone [A4]. */
  readonly counted: Certainty;
}

export interface EndorsementDocument extends HeldValue<EndorsementStatus> {
  readonly endorser: Actor;
  readonly candidate: string | null;
  readonly stance?: string;
}

/** Every endorsement and every refusal to endorse, evaluated. */
export function endorsementStates(
  context: StateContext,
  candidates: readonly CandidateState[],
): readonly EndorsementState[] {
  const byId = new Map(candidates.map((candidate) => [candidate.named.id, candidate]));
  return endorsersOf(context).flatMap((endorser) =>
    endorser.slots.map((holders, at) => {
      const { revision } = leading(holders);
      const { endorser: actor, candidate } = partiesOf(revision);
      const candidacy = candidate === null ? null : (byId.get(candidate)?.status ?? null);
      const said = verdicts({ endorser, at, links: context.links }, candidacy);
      return {
        endorser: actor,
        candidate,
        outcomes: mapOutcomes(said, ({ value }) => statusOf(value)),
        at: revision,
        counted: certaintyOf(said, (value) => value === 'active'),
      };
    }),
  );
}

/** The slots of each endorser; slots come in the order of their keys. */
function endorsersOf({ slots, identity }: StateContext): readonly Endorser[] {
  const byEndorser = new Map<string, Holders[]>();
  for (const { slot, holders } of slotsOf(slots, 'endorsement')) {
    const id = endorserIn(slot);
    const others = byEndorser.get(id);
    if (others) others.push(holders);
    else byEndorser.set(id, [holders]);
  }
  const isSingleSeat = identity.seats === 1;
  return [...byEndorser.values()].map((held) => ({ slots: held, isSingleSeat }));
}

/** The second step of `endorsement/<endorser>/<candidate>`, and of `endorsement/<endorser>`. */
function endorserIn(slot: string): string {
  const start = slot.indexOf('/') + 1;
  const end = slot.indexOf('/', start);
  return end === -1 ? slot.slice(start) : slot.slice(start, end);
}

function partiesOf(revision: Revision): { endorser: Actor; candidate: string | null } {
  const { data } = asFact(revision) as { data: { endorser: Actor; candidate?: Actor } };
  return { endorser: data.endorser, candidate: data.candidate?.id ?? null };
}

const statusOf = (verdict: Verdict): EndorsementStatus =>
  verdict === 'opposing' ? 'active' : verdict;

/** Counted endorsements by the candidate, of those who have any. */
export function countedByCandidate(
  states: readonly EndorsementState[],
): ReadonlyMap<string, Count> {
  const byCandidate = new Map<string, Certainty[]>();
  for (const { candidate, counted } of states) {
    if (candidate === null || counted === 'no') continue;
    const others = byCandidate.get(candidate);
    if (others) others.push(counted);
    else byCandidate.set(candidate, [counted]);
  }
  return new Map([...byCandidate].map(([candidate, all]) => [candidate, countOf(all)]));
}

/** Counted endorsements by the office that the endorser held when speaking; without a post, in no office. */
export function countedByOffice(
  states: readonly EndorsementState[],
): Readonly<Record<string, Count>> {
  const byOffice = new Map<string, Certainty[]>();
  for (const { endorser, counted } of states) {
    if (endorser.post === undefined || counted === 'no') continue;
    const { office } = endorser.post;
    const others = byOffice.get(office);
    if (others) others.push(counted);
    else byOffice.set(office, [counted]);
  }
  const offices = [...byOffice].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(offices.map(([office, all]) => [office, countOf(all)]));
}

export function showEndorsements(
  states: readonly EndorsementState[],
  context: StateContext,
): ListDocument<EndorsementDocument> {
  return showList(states, (state) => showEndorsement(state, context), {
    list: 'endorsements',
    types: ['EndorsementAnnounced', 'EndorsementRescinded', 'EndorsementDeclined'],
    context,
  });
}

function showEndorsement(
  { endorser, candidate, outcomes, at }: EndorsementState,
  { book }: StateContext,
): EndorsementDocument {
  const held = showThere(outcomes, (revision) => statusOf(verdictOf(revision)), book);
  return settled.of(held, () => {
    const fact = asFact((outcomes.certain ?? outcomes.others[0])?.holder.revision ?? at);
    const isAnnounced = fact.type === 'EndorsementAnnounced';
    return { endorser, candidate, ...(isAnnounced && { stance: fact.data.stance }), ...held };
  });
}

const settled = new SettledDocuments<EndorsementDocument>();
