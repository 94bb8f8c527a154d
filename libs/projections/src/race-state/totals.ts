import type { EventType } from '#libs/domain';
import { certaintyOf, type Count, countOf } from '../held/count.js';
import { evaluateSlot } from '../held/outcomes.js';
import { type SlotKind, slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

/** A list that the state only counts, and where it is. */
export interface TotalDocument {
  readonly total: Count;
  readonly href: string;
}

export function showTotal(
  context: StateContext,
  kind: SlotKind,
  types: readonly EventType[],
): TotalDocument {
  const certainties = slotsOf(context.slots, kind).map(({ holders }) =>
    certaintyOf(
      evaluateSlot(holders, ({ type }) => type),
      () => true,
    ),
  );
  return { total: countOf(certainties), href: context.listHref(types) };
}
