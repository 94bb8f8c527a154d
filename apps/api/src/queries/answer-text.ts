import { type Answer, csvOf, metadataOfTable, ndjsonOf, type Problem } from '#libs/application';
import { ProblemError } from '../problems/problem-error.js';
import type { AnswerForm } from './answer-form.js';

/** An answer in a form of its own, ready to be sent. */
export interface AnswerText {
  readonly type: string;
  readonly text: string;
}

type Writer = (answer: Answer, path: string) => AnswerText | undefined;

const WRITERS: { readonly [Form in Exclude<AnswerForm, 'json'>]: Writer } = {
  csv: ({ table }) =>
    table && { type: 'text/csv; charset=utf-8; header=present', text: csvOf(table()) },
  ndjson: ({ table }) => table && { type: 'application/x-ndjson', text: ndjsonOf(table()) },
  metadata: ({ table }, path) =>
    table && {
      type: 'application/csvm+json',
      text: JSON.stringify(metadataOfTable(table(), `${path}.csv`)),
    },
  links: ({ linkFormat }) => linkFormat && { type: 'application/link-format', text: linkFormat() },
};

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
export const hasForm = (form: AnswerForm, { table, linkFormat }: Answer): boolean =>
  form === 'json' || (form === 'links' ? linkFormat : table) !== undefined;

/** Whether it can be written as anything but JSON. */
export const hasForms = ({ table, linkFormat }: Answer): boolean =>
  (table ?? linkFormat) !== undefined;

const unavailable = (form: AnswerForm, path: string): Problem => ({
  problem: 'format-unavailable',
  detail: `${path.slice(0, 200)} is no list, so there is no ${form} of it; leave the ending of the address out.`,
});
