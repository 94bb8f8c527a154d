import type { DateReader, ResolvedDate } from '#libs/domain';
import { DATE_TEXT_MAX, DATES_REMEMBERED_MAX } from './limits.js';
import { readRange } from './range.js';
import { isRefused, quoted, type Refused, refused } from './refused.js';
import { knowsZone } from './zone.js';

/** A reader that remembers what it has resolved: the same dates come with every command. */
export function createDateReader(): DateReader {
  const remembered = new Map<string, ResolvedDate>();
  return {
    knowsZone,
    read(text, timeZone) {
      const key = `${timeZone} ${text}`;
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const date = readDate(text, timeZone);
      if (isRefused(date)) return date;
      if (remembered.size >= DATES_REMEMBERED_MAX) remembered.clear();
      remembered.set(key, date);
      return date;
    },
  };
}

/** Reads EDTF level 1, sets, and RFC 3339 instants [T2]. */
export const edtfReader: DateReader = createDateReader();

function readDate(text: string, timeZone: string): ResolvedDate | Refused {
  if (text.length > DATE_TEXT_MAX)
    return refused(`A date has at most ${DATE_TEXT_MAX} characters; this has ${text.length}.`);
  if (text === '') return refused('The date is empty; give null where no source gives one.');
  if (text === '..') return refused('".." says nothing; give null where no source gives a date.');
  if (!knowsZone(timeZone)) return refused(`${quoted(timeZone)} is no IANA time zone.`);
  const range = readRange(text, timeZone);
  return isRefused(range) ? range : { edtf: text, ...range };
}
