import type { Revision } from '#libs/domain';
import { asFact } from '../held/fact-of.js';
import { type HeldValue, showHeld, showThere } from '../held/held-value.js';
import { evaluateSlot } from '../held/outcomes.js';
import type { ElectionDocument } from './election.js';
import { leading, slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

/** A day of the race's calendar: its value is EDTF. */
export interface CalendarDocument extends HeldValue<string> {
  /** `election-day`, `runoff-day`, `polls-closed`, or the kind of a deadline. */
  readonly kind: string;
  /** The part of the race whose polls closed; absent: the whole race. */
  readonly unit?: string;
}

/** The days of the race, the election day first. */
export function showCalendar(
  context: StateContext,
  { date }: ElectionDocument,
): readonly CalendarDocument[] {
  const days = [
    ...(date === null ? [] : [{ kind: 'election-day', ...date }]),
    ...runoffDay(context),
    ...deadlines(context),
    ...pollsClosed(context),
  ];
  return context.bounds.list('calendar', days);
}

function deadlines({ slots, book }: StateContext): readonly CalendarDocument[] {
  return slotsOf(slots, 'deadline').flatMap(({ holders }) => {
    const fact = asFact(leading(holders).revision);
    if (fact.type !== 'CalendarDeadlineSet') return [];
    const held = showHeld(evaluateSlot(holders, deadlineOf), deadlineOf, book);
    return held === null ? [] : [{ kind: fact.data.kind, ...held }];
  });
}

function deadlineOf(revision: Revision): string | null {
  const fact = asFact(revision);
  return fact.type === 'CalendarDeadlineSet' ? fact.data.deadline.edtf : null;
}

function runoffDay({ slots, book }: StateContext): readonly CalendarDocument[] {
  return slotsOf(slots, 'runoff').map(({ holders }) => ({
    kind: 'runoff-day',
    ...showThere(evaluateSlot(holders, runoffDayOf), runoffDayOf, book),
  }));
}

function runoffDayOf(revision: Revision): string | null {
  const fact = asFact(revision);
  return fact.type === 'RunoffScheduled' ? fact.data.runoffDate.edtf : null;
}

function pollsClosed({ slots, book }: StateContext): readonly CalendarDocument[] {
  return slotsOf(slots, 'polls-closed').flatMap(({ holders }) => {
    const unit = leading(holders).revision.data['unit'] as string | undefined;
    const held = showHeld(evaluateSlot(holders, closingOf), closingOf, book);
    if (held === null) return [];
    return [{ kind: 'polls-closed', ...(unit !== undefined && { unit }), ...held }];
  });
}

const closingOf = ({ occurred }: Revision): string | null => occurred.edtf;

export interface RunoffValue {
  readonly date: string;
  /** Who goes on to it. */
  readonly candidates?: readonly string[];
  /** The race that is the second round. */
  readonly race?: string;
}

/** The second round, where one is set. */
export function showRunoff({ slots, book }: StateContext): HeldValue<RunoffValue> | null {
  const [held] = slotsOf(slots, 'runoff');
  return held ? showHeld(evaluateSlot(held.holders, runoffOf), runoffOf, book) : null;
}

function runoffOf(revision: Revision): RunoffValue | null {
  const fact = asFact(revision);
  const date = runoffDayOf(revision);
  if (fact.type !== 'RunoffScheduled' || date === null) return null;
  const { candidates, race } = fact.data;
  return {
    date,
    ...(candidates && { candidates: candidates.map(({ id }) => id) }),
    ...(race !== undefined && { race }),
  };
}
