import { readInstant } from './instant-text.js';
import { hullOf, type Period, readPeriod } from './period.js';
import { isRefused, noDate, quoted, type Refused, refused } from './refused.js';
import { startOfDay } from './zone.js';

/** Milliseconds since 1970, the end exclusive; null where the text gives no bound. */
interface Range {
  readonly earliest: number | null;
  readonly latest: number | null;
}

type Read = Range | Refused;

/** Resolves a date, an interval, a set or an instant in a time zone [T2]. */
export function readRange(text: string, timeZone: string): Read {
  if (text.startsWith('[') || text.startsWith('{')) return readSet(text, timeZone);
  const [first = '', second, ...more] = text.split('/');
  if (more.length > 0) return noDate(text);
  if (second === undefined) return readOne(first, timeZone);
  return between(readEnd(first, timeZone), readEnd(second, timeZone), text);
}

/** Open and unknown ends resolve alike and are shown differently. */
const OPEN: Range = { earliest: null, latest: null };
const readEnd = (text: string, timeZone: string): Read =>
  text === '' || text === '..' ? OPEN : readOne(text, timeZone);

function between(from: Read, until: Read, text: string): Read {
  if (isRefused(from)) return from;
  if (isRefused(until)) return until;
  const { earliest } = from;
  const { latest } = until;
  if (earliest === null && latest === null)
    return refused(`${quoted(text)} says nothing; give null where no source gives a date.`);
  if (earliest !== null && latest !== null && latest <= earliest)
    return refused(`${quoted(text)} ends before it begins; write the earlier date first.`);
  return { earliest, latest };
}

function readOne(text: string, timeZone: string): Read {
  const instant = readInstant(text);
  if (instant === null) return inZone(readPeriod(text), timeZone);
  if (isRefused(instant)) return instant;
  return { earliest: instant.instant, latest: instant.instant + 1 };
}

function inZone(period: Period | Refused, timeZone: string): Read {
  if (isRefused(period)) return period;
  return {
    earliest: startOfDay(period.start, timeZone),
    latest: startOfDay(period.end, timeZone),
  };
}

const SET = /^(?:\[([^[\]{}]+)\]|\{([^[\]{}]+)\})$/;

/** One of several dates, or all of them: resolves to their hull [T2]. */
function readSet(text: string, timeZone: string): Read {
  const [, one, all] = SET.exec(text) ?? [];
  const inside = one ?? all;
  if (inside === undefined || /^\.\..*\.\.$/.test(inside)) return noDate(text);
  const members = inside.replace(/^\.\.|\.\.$/g, '').split(',');
  const hull = inZone(members.map((member) => readMember(member.trim())).reduce(hullOf), timeZone);
  if (isRefused(hull)) return hull;
  return {
    earliest: inside.startsWith('..') ? null : hull.earliest,
    latest: inside.endsWith('..') ? null : hull.latest,
  };
}

/** A date, or a run of dates such as `2021..2023`. */
function readMember(text: string): Period | Refused {
  const [first = '', last, ...more] = text.split('..');
  if (more.length > 0) return noDate(text);
  return last === undefined ? readPeriod(first) : run(readPeriod(first), readPeriod(last), text);
}

function run(first: Period | Refused, last: Period | Refused, text: string): Period | Refused {
  if (isRefused(first)) return first;
  if (isRefused(last)) return last;
  const { start } = first;
  const { end } = last;
  return end.since(start).sign > 0
    ? { start, end }
    : refused(`${quoted(text)} ends before it begins; write the earlier date first.`);
}
