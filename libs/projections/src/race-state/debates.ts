import type { Revision } from '#libs/domain';
import { asFact, type FactOf, readBy, type Readers } from '../held/fact-of.js';
import { type HeldValue, showThere } from '../held/held-value.js';
import { describedBy, evaluateSlot } from '../held/outcomes.js';
import { leading, slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

export const DEBATE_STATUSES = ['scheduled', 'rescheduled', 'canceled', 'held'] as const;
type DebateStatus = (typeof DEBATE_STATUSES)[number];

export interface DebateDocument extends HeldValue<DebateStatus> {
  readonly debate: string;
  readonly title?: string;
  /** EDTF: when it begins, as last set; of a debate that was held, when it was. */
  readonly start?: string;
  /** Candidates who will not take part. */
  readonly declined: readonly (HeldValue<string> & { readonly candidate: string })[];
}

type DebateType = 'DebateScheduled' | 'DebateRescheduled' | 'DebateCanceled' | 'DebateHeld';

const STATUS: Readers<DebateType, DebateStatus> = {
  DebateScheduled: () => 'scheduled',
  DebateRescheduled: () => 'rescheduled',
  DebateCanceled: () => 'canceled',
  DebateHeld: () => 'held',
};

const START: Readers<DebateType, string | null> = {
  DebateScheduled: ({ data }) => data.start.edtf,
  DebateRescheduled: ({ data }) => data.start.edtf,
  DebateCanceled: () => null,
  DebateHeld: ({ occurred }) => occurred.edtf,
};

const statusOf = (revision: Revision): DebateStatus | null => readBy(STATUS, revision);

/** The debates of the race, by their ids. */
export function showDebates(context: StateContext): readonly DebateDocument[] {
  const { slots, book, bounds } = context;
  return bounds.list('debates', slotsOf(slots, 'debate')).map(({ holders }) => {
    const outcomes = evaluateSlot(holders, statusOf);
    const { revision } = describedBy(outcomes) ?? leading(holders);
    // All facts of a debate say which it is.
    const { debate, title } = (asFact(revision) as FactOf<DebateType>).data;
    const start = readBy(START, revision);
    return {
      debate,
      ...(title !== undefined && { title }),
      ...(start !== null && { start }),
      declined: showDeclined(context, debate),
      ...showThere(outcomes, statusOf, book),
    };
  });
}

const declinedOf = ({ type }: Revision): string | null =>
  type === 'DebateParticipationDeclined' ? 'declined' : null;

function showDeclined(
  { slots, book, bounds }: StateContext,
  debate: string,
): DebateDocument['declined'] {
  const own = slotsOf(slots, 'declined').filter(({ slot }) => slot.startsWith(`debate/${debate}/`));
  return bounds.list(`debates/${debate}/declined`, own).flatMap(({ holders }) => {
    const fact = asFact(leading(holders).revision);
    if (fact.type !== 'DebateParticipationDeclined') return [];
    const held = showThere(evaluateSlot(holders, declinedOf), declinedOf, book);
    return [{ candidate: fact.data.candidate.id, ...held }];
  });
}
