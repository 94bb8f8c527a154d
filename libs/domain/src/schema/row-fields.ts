import type { Field, Fields } from './field.js';
import { person } from './actor-fields.js';
import { checked, listOf, object, optional } from './record-fields.js';
import { integer, oneOf, percent, text } from './scalar-fields.js';

const ROWS_MAX = 200;

/** What a count counts (NIST `CountItemType`). */
const COUNT_ITEM_TYPES = [
  'total',
  'election-day',
  'early',
  'absentee',
  'absentee-in-person',
  'absentee-mail',
  'provisional',
  'uocava',
  'write-in',
  'other',
] as const;

/** One row for each candidate, or for an option that is nobody: `undecided`, `scattering`, `blank`. */
const rowOf = <F extends Fields>(fields: F) =>
  object({ candidate: optional(person()), option: optional(text(120)), ...fields });

interface Row {
  readonly candidate?: { readonly id: string };
  readonly option?: string;
  readonly countItemType?: string;
}

const nameOf = ({ candidate, option, countItemType = 'total' }: Row): string =>
  `${candidate ? `person ${candidate.id}` : `option ${option ?? ''}`}/${countItemType}`;

function rows<T extends Row>(row: Field<T>): Field<readonly T[]> {
  const named = checked(row, ({ candidate, option }) =>
    (candidate === undefined) === (option === undefined)
      ? { code: 'row-unnamed', detail: 'Give either candidate or option, and not both.' }
      : undefined,
  );
  return checked(listOf(named, ROWS_MAX, 1), (read) =>
    new Set(read.map(nameOf)).size === read.length
      ? undefined
      : { code: 'list-repeats', detail: 'The same candidate or option stands in this list twice.' },
  );
}

/** Votes, as whole numbers. */
export const countRows = () =>
  rows(rowOf({ count: integer(0), countItemType: optional(oneOf(COUNT_ITEM_TYPES)) }));

/** Shares in percent. */
export const shareRows = () => rows(rowOf({ pct: percent() }));
