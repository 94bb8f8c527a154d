import {
  type Answer,
  csvOf,
  metadataOfTable,
  ndjsonOf,
  type Problem,
  type Table,
  tableOf,
} from '#libs/application';
import { ProblemError } from '../problems/problem-error.js';
import type { AnswerForm } from './answer-form.js';

/** An answer in a form of its own, ready to be sent. */
export interface AnswerText {
  readonly type: string;
  readonly text: string;
}

type Writer = (answer: Answer, path: string) => AnswerText | undefined;

const WRITERS: { readonly [Form in Exclude<AnswerForm, 'json'>]: Writer } = {
  csv: asTable('text/csv; charset=utf-8; header=present', csvOf),
  ndjson: asTable('application/x-ndjson', ndjsonOf),
  metadata: asTable('application/csvm+json', (table, path) =>
    JSON.stringify(metadataOfTable(table, `${path}.csv`)),
  ),
  links: ({ linkFormat }) => linkFormat && { type: 'application/link-format', text: linkFormat() },
};

function asTable(type: string, write: (table: Table, path: string) => string): Writer {
  return (answer, path) => {
    const table = tableOf(answer);
    return table && { type, text: write(table, path) };
  };
}

/**
 * Writes an answer in another form than JSON.
 * @throws ProblemError where the answer has no such form.
 */
export function textOf(
  form: Exclude<AnswerForm, 'json'>,
  answer: Answer,
  path: string,
): AnswerText {
  const text = WRITERS[form](answer, path);
  if (text === undefined) throw new ProblemError(unavailable(form, path));
  return text;
}

/** Whether an answer can be written in a form. */
export const hasForm = (form: AnswerForm, { table, list, linkFormat }: Offered): boolean =>
  form === 'json' || (form === 'links' ? linkFormat : (table ?? list)) !== undefined;

/** Whether it can be written as anything but JSON. */
export const hasForms = ({ table, list, linkFormat }: Offered): boolean =>
  (table ?? list ?? linkFormat) !== undefined;

/** What an answer may be written from beside its document. */
export type Offered = Pick<Answer, 'table' | 'list' | 'linkFormat'>;

const unavailable = (form: AnswerForm, path: string): Problem => ({
  problem: 'format-unavailable',
  detail: `${path.slice(0, 200)} is no list, so there is no ${form} of it; leave the ending of the address out.`,
});
