import {
  codesOf,
  EVENTS,
  type EventType,
  FIELD_CODES,
  IDENTITY_REFUSALS,
  IDENTITY_WARNINGS,
  REFUSALS,
  type FindingCode,
  WARNINGS,
} from '#libs/domain';
import { code, page, table } from './markdown.js';

const TYPES = Object.keys(EVENTS) as EventType[];

const rows = (
  catalogue: Readonly<Record<string, string>>,
  at?: (name: string) => string,
): readonly (readonly string[])[] =>
  Object.entries(catalogue)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, meaning]) => [code(name), meaning, ...(at ? [at(name)] : [])]);

/** The types whose commands can come to it. */
function foundAt(name: string): string {
  const is = (each: FindingCode): boolean => each === name;
  const types = TYPES.filter((type) => codesOf(type).own.some(is));
  const anyhow = TYPES.some((type) => codesOf(type).ofAll.some(is));
  return anyhow ? 'any' : types.map((type) => `[${type}](events/${type}.md)`).join(', ');
}

/** Every code in the `errors` of a problem and in the warnings of an accepted command. */
export function codesPage(): string {
  return page(
    'Errors and warnings of commands',
    'A refused command is a problem whose `errors` each carry a code, a pointer to the field (RFC 6901) and a sentence. An accepted command may carry warnings: the fact is odd, but possible.',
    '## In the document (400, `command-malformed`)',
    table(['Code', 'Meaning'], rows(FIELD_CODES)),
    '## By the record of the race (422, `command-refused`)',
    table(['Code', 'Meaning', 'At'], rows(REFUSALS, foundAt)),
    '## By the record of a person, an organisation or another thing (422, `command-refused`)',
    'Beside those above about dates, sources and events.',
    table(['Code', 'Meaning', 'At'], rows(IDENTITY_REFUSALS, foundAt)),
    '## Warnings',
    table(['Code', 'Meaning', 'At'], rows({ ...WARNINGS, ...IDENTITY_WARNINGS }, foundAt)),
  );
}
