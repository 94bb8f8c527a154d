import {
  FIELD_CODES,
  IDENTITY_REFUSALS,
  IDENTITY_WARNINGS,
  REFUSALS,
  WARNINGS,
} from '#libs/domain';
import { code, page, table } from './markdown.js';

const rows = (catalogue: Readonly<Record<string, string>>): readonly (readonly string[])[] =>
  Object.entries(catalogue)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, meaning]) => [code(name), meaning]);

/** Every code in the `errors` of a problem and in the warnings of an accepted command. */
export function codesPage(): string {
  return page(
    'Errors and warnings of commands',
    'A refused command is a problem whose `errors` each carry a code, a pointer to the field (RFC 6901) and a sentence. An accepted command may carry warnings: the fact is odd, but possible.',
    '## In the document (400, `command-malformed`)',
    table(['Code', 'Meaning'], rows(FIELD_CODES)),
    '## By the record of the race (422, `command-refused`)',
    table(['Code', 'Meaning'], rows(REFUSALS)),
    '## By the record of a person, an organisation or another thing (422, `command-refused`)',
    'Beside those above about dates, sources and events.',
    table(['Code', 'Meaning'], rows(IDENTITY_REFUSALS)),
    '## Warnings',
    table(['Code', 'Meaning'], rows({ ...WARNINGS, ...IDENTITY_WARNINGS })),
  );
}
