import { readPoint } from '#libs/dates';
import type { Instant } from '#libs/domain';
import type { Problem } from '../problems.js';
import type { Params } from './question.js';

/** V from one instant on, up to another, exclusive. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

export interface WindowMoment {
  readonly timeZone: string;
  readonly now: Instant;
  /** Where a window begins that does not say. */
  readonly begins: Instant;
}

/** Reads `from` and `to`: a day, a month or a year stands for its beginning; up to now where it is not said. */
export function readWindow(params: Params, moment: WindowMoment): Window | Problem {
  const from = readStart(params['from'], 'from', moment);
  if (typeof from === 'object') return from;
  const to = readStart(params['to'], 'to', moment);
  if (typeof to === 'object') return to;
  const window = { from: from ?? moment.begins, to: to ?? moment.now + 1 };
  return window.from < window.to ? window : wrong('to', 'window-empty', 'to is not after from.');
}

/** A period of a question ends where the next one begins [Q1]: its beginning is the end of the one before. */
function readStart(
  text: string | undefined,
  name: 'from' | 'to',
  { timeZone, now }: WindowMoment,
): Instant | undefined | Problem {
  if (text === undefined) return undefined;
  const asGiven = readPoint(text, timeZone, now);
  if ('refused' in asGiven) return wrong(name, 'date-invalid', asGiven.refused);
  const before = periodBefore(text);
  if (before === undefined) return asGiven.before - 1;
  const end = readPoint(before, timeZone, -Infinity);
  return 'refused' in end ? wrong(name, 'date-invalid', end.refused) : end.before;
}

const PLAIN = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** The day, month or year before one; undefined for an instant. */
function periodBefore(text: string): string | undefined {
  const [, year, month, day] = PLAIN.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (month === undefined) return String(Number(year) - 1).padStart(4, '0');
  if (day !== undefined) return dayAfter(text, -1);
  const first = dayAfter(`${text}-01`, -1);
  return first.slice(0, -3);
}

const DAY_MS = 86_400_000;

/** A plain day some days later, or earlier. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

export const wrong = (parameter: string, code: string, detail: string): Problem => ({
  problem: 'parameter-invalid',
  detail: `${parameter}: ${detail}`,
  errors: [{ pointer: `?${parameter}`, code, detail }],
});
