import { YEAR_MAX, YEAR_MIN } from './limits.js';

/** Why a text is no date, in words for the one who sent it. */
export interface Refused {
  readonly refused: string;
  /** It names a time, but one later than any that is read. */
  readonly isBeyondAll?: true;
}

export const refused = (words: string): Refused => ({ refused: words });

export const isRefused = (value: object): value is Refused => 'refused' in value;

export const quoted = (text: string): string =>
  JSON.stringify(text.length > 40 ? `${text.slice(0, 37)}...` : text);

const FORMS =
  '2022, 2022-06, 2022-06-28, 2022-06~ (about then), 2022-06? (uncertain), 2022-06-01/2022-06-28 (some time between), ../2022-06-28 (by then), 2022-06-28/.. (then or later), or an instant such as 2022-06-28T22:31:00-05:00';

export const noDate = (text: string): Refused => {
  const hint = text.includes('T') ? timeHint(text) : '';
  return refused(
    `${quoted(text)} is no date.${hint} Write it as ${FORMS}, and keep the words of the source in expressedAs.`,
  );
};

/** What is probably wrong with something that looks like an instant. */
function timeHint(text: string): string {
  if (/ \d{2}:?\d{2}$/.test(text)) return ' In an address a + must be written %2B.';
  if (/:\d{2}(?:\.\d+)?$/.test(text))
    return ' A time of day needs its offset, such as -05:00 or Z.';
  return '';
}

export const noSuchDay = (text: string): Refused =>
  refused(`${quoted(text)}: the calendar has no such day or month.`);

export const yearOutside = (text: string): Refused => ({
  ...refused(`${quoted(text)}: years are read from ${YEAR_MIN} to ${YEAR_MAX}.`),
  ...(Number(text.slice(0, 4)) > YEAR_MAX && { isBeyondAll: true }),
});
