import type { Revision } from '#libs/domain';
import { asFact } from '../held/fact-of.js';
import { type HeldValue, showHeld, showThere } from '../held/held-value.js';
import { evaluateSlot } from '../held/outcomes.js';
import { isAbout, slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

/** Its value is the committee's name. */
export interface CommitteeDocument extends HeldValue<string> {
  readonly committee: string;
  /** Absent until it has filed its last report. */
  readonly status?: HeldValue<'terminated'>;
}

const nameOf = (revision: Revision): string | null => {
  const fact = asFact(revision);
  if (fact.type === 'CommitteeLinked') return fact.data.name ?? fact.data.committee;
  return fact.type === 'FinanceReportTerminated' ? fact.data.committee : null;
};

/** The committees that raise and spend for a candidate, or did: those linked, and those that only wound up. */
export function showCommittees(
  context: StateContext,
  candidate: string,
): readonly CommitteeDocument[] {
  const { slots, book, bounds } = context;
  const linked = slotsOf(slots, 'committee').filter(isAbout(candidate));
  const ids = linked.map(({ slot }) => idIn(slot));
  const others = slotsOf(slots, 'committee-status')
    .filter(isAbout(candidate))
    .filter(({ slot }) => !ids.includes(idIn(slot)));
  return bounds
    .list(`candidates/${candidate}/committees`, [...linked, ...others])
    .map(({ slot, holders }) => {
      const committee = idIn(slot);
      const status = statusOf(context, committee);
      return {
        committee,
        ...(status && { status }),
        ...showThere(evaluateSlot(holders, nameOf), nameOf, book),
      };
    });
}

const idIn = (slot: string): string => slot.slice(slot.indexOf('/') + 1);

function statusOf(
  { slots, book }: StateContext,
  committee: string,
): HeldValue<'terminated'> | null {
  const wanted = `committee-status/${committee}`;
  const held = slotsOf(slots, 'committee-status').find(({ slot }) => slot === wanted);
  const terminated = () => 'terminated' as const;
  return held ? showHeld(evaluateSlot(held.holders, terminated), terminated, book) : null;
}
