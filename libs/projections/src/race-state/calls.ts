import type { Actor, DataOf, Revision } from '#libs/domain';
import { asFact, asFollowed, readBy, type Readers } from '../held/fact-of.js';
import { type HeldValue, showHeld, showThere } from '../held/held-value.js';
import { evaluateSlot, latestOf } from '../held/outcomes.js';
import { showRow } from './shown-count.js';
import { leading, slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

/** Whom a caller names, or that it took its call back; a call is never derived [A5]. */
export type CallValue = NamedInCall | 'retracted';

interface NamedInCall {
  readonly candidates: readonly string[];
  readonly kind: string;
}

export interface CallDocument extends HeldValue<CallValue> {
  readonly caller: string;
  readonly name: string;
  /** The call that was retracted. */
  readonly retracts?: string;
  /** What that call was, as known at K. */
  readonly was?: NamedInCall;
  /** Desks that took the call over, or hold it back; the call stays as it is. */
  readonly acceptances: readonly AcceptanceDocument[];
}

export interface AcceptanceDocument extends HeldValue<'accepted' | 'withheld'> {
  readonly desk: string;
  readonly name: string;
}

const CALL: Readers<'RaceCalled' | 'RaceCallRetracted', CallValue> = {
  RaceCalled: ({ data }) => namedIn(data),
  RaceCallRetracted: () => 'retracted',
};

const namedIn = ({ candidates, kind }: DataOf<'RaceCalled'>): NamedInCall => ({
  candidates: candidates.map(({ id }) => id),
  kind,
});

const callOf = (revision: Revision): CallValue | null => readBy(CALL, revision);

/** The calls, by caller. */
export function showCalls(context: StateContext): readonly CallDocument[] {
  const { slots, book, bounds } = context;
  return bounds.list('calls', slotsOf(slots, 'call')).map(({ holders }) => {
    const { revision } = leading(holders);
    const { id, name } = revision.data['caller'] as Actor;
    return {
      caller: id,
      name,
      ...takenBack(revision),
      acceptances: showAcceptances(context, id),
      ...showThere(evaluateSlot(holders, callOf), callOf, book),
    };
  });
}

/** Which call was taken back, and what it was. */
function takenBack({ type, follows, followed }: Revision): Pick<CallDocument, 'retracts' | 'was'> {
  if (type !== 'RaceCallRetracted' || follows === null) return {};
  const call = followed && asFollowed(followed);
  return { retracts: follows, ...(call?.type === 'RaceCalled' && { was: namedIn(call.data) }) };
}

const acceptanceOf = (revision: Revision): 'accepted' | 'withheld' | null => {
  const fact = asFact(revision);
  if (fact.type !== 'RaceCallOverridden') return null;
  return fact.data.accepts ? 'accepted' : 'withheld';
};

function showAcceptances(
  { slots, book, bounds }: StateContext,
  caller: string,
): readonly AcceptanceDocument[] {
  const own = slotsOf(slots, 'acceptance').filter(({ slot }) => slot.endsWith(`/${caller}`));
  return bounds.list(`calls/${caller}/acceptances`, own).map(({ holders }) => {
    const { id, name } = leading(holders).revision.data['desk'] as Actor;
    const held = showThere(evaluateSlot(holders, acceptanceOf), acceptanceOf, book);
    return { desk: id, name, ...held };
  });
}

export interface CertificateValue {
  readonly authority: string;
  /** Elected, or nominated. */
  readonly declared?: readonly string[];
  readonly counts?: readonly object[];
  readonly shares?: readonly object[];
  readonly margin?: string;
}

function certificateOf(revision: Revision): CertificateValue | null {
  const fact = asFact(revision);
  if (fact.type !== 'ResultsCertified') return null;
  const { authority, declared, counts, shares, margin } = fact.data;
  return {
    authority: authority.id,
    ...(declared && { declared: declared.map(({ id }) => id) }),
    ...(counts && { counts: counts.map(showRow) }),
    ...(shares && { shares: shares.map(showRow) }),
    ...(margin !== undefined && { margin }),
  };
}

/** What the authority certified: of several authorities the last. */
export function showCertification({
  slots,
  book,
}: StateContext): HeldValue<CertificateValue> | null {
  const certificates = slotsOf(slots, 'certification').map(({ holders }) =>
    evaluateSlot(holders, certificateOf),
  );
  const last = latestOf(certificates);
  return last && showHeld(last, certificateOf, book);
}
