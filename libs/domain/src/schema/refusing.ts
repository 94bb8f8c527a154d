import type { FieldIssue, Reading } from './field.js';

/** Reports what is wrong and reads as nothing. */
export function refuse(reading: Reading, issue: FieldIssue): undefined {
  reading.report(issue);
  return undefined;
}

/** The value as the message quotes it. */
export const shown = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};
