import { Temporal } from 'temporal-polyfill';
import { YEAR_MAX, YEAR_MIN } from './limits.js';
import { isRefused, noDate, noSuchDay, type Refused, yearOutside } from './refused.js';

/** A run of civil days, in no zone yet. */
export interface Period {
  /** First day. */
  readonly start: Temporal.PlainDate;
  /** The day after the last. */
  readonly end: Temporal.PlainDate;
}

type Unit = 'day' | 'month' | 'quarter' | 'year' | 'decade' | 'century';

const UNITS: Readonly<Record<Unit, Temporal.DurationLike>> = {
  day: { days: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
  decade: { years: 10 },
  century: { years: 100 },
};

interface Form {
  readonly written: RegExp;
  /** What is meant. */
  readonly unit: Unit;
  /** The unit of the last part written, which is what "about" moves the end by [T2]. */
  readonly last: Unit;
}

/** X stands for a digit that nobody knows. */
const FORMS: readonly Form[] = [
  { written: /^\d{4}-\d{2}-\d{2}$/, unit: 'day', last: 'day' },
  { written: /^\d{4}-\d{2}-XX$/, unit: 'month', last: 'day' },
  { written: /^\d{4}-(?:2[1-4]|3[3-6])$/, unit: 'quarter', last: 'quarter' },
  { written: /^\d{4}-\d{2}$/, unit: 'month', last: 'month' },
  { written: /^\d{4}-XX-XX$/, unit: 'year', last: 'day' },
  { written: /^\d{4}-XX$/, unit: 'year', last: 'month' },
  { written: /^\d{4}$/, unit: 'year', last: 'year' },
  { written: /^\d{3}X$/, unit: 'decade', last: 'decade' },
  { written: /^\d{2}XX$/, unit: 'century', last: 'century' },
];

/**
 * Spring to winter on the northern half of the earth: the winter of 2021 begins in December 2021. And the quarters of
 * the year, which level 2 names: what a finance report covers.
 */
const FIRST_MONTHS: Readonly<Record<string, number>> = {
  ...{ 21: 3, 22: 6, 23: 9, 24: 12 },
  ...{ 33: 1, 34: 4, 35: 7, 36: 10 },
};

/** Reads a day, month, season, quarter, year, decade or century, with what makes it vague. */
export function readPeriod(text: string): Period | Refused {
  const plain = text.replace(/[~?%]$/, '');
  const form = FORMS.find(({ written }) => written.test(plain));
  if (form === undefined) return noDate(text);
  const start = startOf(plain, form.unit);
  if (start === undefined) return noSuchDay(text);
  if (start.year < YEAR_MIN || start.year > YEAR_MAX) return yearOutside(text);
  const end = start.add(UNITS[form.unit]);
  return { start, end: /[~%]$/.test(text) ? end.add(UNITS[form.last]) : end };
}

/** @returns undefined where the calendar has no such day. */
function startOf(plain: string, unit: Unit): Temporal.PlainDate | undefined {
  const [year = '', month = '01', day = '01'] = plain.split('-');
  const first = {
    year: Number(year.replaceAll('X', '0')),
    month: (unit === 'quarter' && FIRST_MONTHS[month]) || Number(month.replace('XX', '1')),
    day: Number(day.replace('XX', '1')),
  };
  try {
    return Temporal.PlainDate.from(first, { overflow: 'reject' });
  } catch {
    // A RangeError is how the calendar says that it has no such day.
    return undefined;
  }
}

/** From the first day of the one until the last of the other. */
export function hullOf(one: Period | Refused, other: Period | Refused): Period | Refused {
  if (isRefused(one)) return one;
  if (isRefused(other)) return other;
  const starts = Temporal.PlainDate.compare(one.start, other.start) <= 0;
  const ends = Temporal.PlainDate.compare(one.end, other.end) >= 0;
  return { start: starts ? one.start : other.start, end: ends ? one.end : other.end };
}
