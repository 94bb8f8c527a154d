import type { ReadingIssue, Reading } from './field.js';

/** Reports what is wrong and reads as nothing. */
export function refuse(reading: Reading, issue: ReadingIssue): null {
  reading.report(issue);
  return null;
}

const SHOWN_MAX = 60;

/** The value as the message quotes it. */
export function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? 'a list' : 'an object';
  const written = typeof value === 'string' ? value.slice(0, SHOWN_MAX + 1) : value;
  const text = JSON.stringify(written) as string | undefined;
  if (text === undefined) return 'nothing';
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX - 3)}...` : text;
}
