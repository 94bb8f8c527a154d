import type { Revision } from '#libs/domain';
import { readBy, type Readers } from '../held/fact-of.js';
import { type HeldValue, showHeld } from '../held/held-value.js';
import { evaluateSlot } from '../held/outcomes.js';
import { slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

/** Whether somebody holds the office of the race, as far as vacancies and oaths tell. */
export interface SeatValue {
  readonly status: 'vacant' | 'filled';
  /** Who holds it. */
  readonly person?: string;
}

const SEAT: Readers<'SeatVacated' | 'OfficeholderSwornIn', SeatValue> = {
  SeatVacated: () => ({ status: 'vacant' }),
  OfficeholderSwornIn: ({ data }) => ({ status: 'filled', person: data.person.id }),
};

const seatOf = (revision: Revision): SeatValue | null => readBy(SEAT, revision);

/** @returns null where no fact tells. */
export function showSeat({ slots, book }: StateContext): HeldValue<SeatValue> | null {
  const [held] = slotsOf(slots, 'seat');
  return held ? showHeld(evaluateSlot(held.holders, seatOf), seatOf, book) : null;
}
