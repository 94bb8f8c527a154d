import type { IncomingHttpHeaders } from 'node:http';
import { type ListCursor, readCursor } from '#libs/application';
import { ProblemError } from '../problems/problem-error.js';
import type { Given } from '../queries/parameters.js';

export interface StreamBeginning {
  readonly after: ListCursor | null;
  readonly from: string;
}

const FROM = ['beginning', 'latest'];

/** Where a stream begins. A reader that comes back sends the id of its last event, which wins. */
export function readBeginning(given: Given, headers: IncomingHttpHeaders): StreamBeginning {
  const last = headers['last-event-id'];
  const resumed = typeof last === 'string' ? last : given['lastEventId'];
  const { after, from = 'beginning' } = given;
  if (after !== undefined && given['from'] !== undefined)
    throw refused('?from', 'after says where the stream begins; leave from out.');
  if (!FROM.includes(from)) throw refused('?from', `Give ${FROM.join(' or ')}, not "${from}".`);
  return { after: readPlace(resumed ?? after), from };
}

/** An empty id is none: browsers send one after a stream that gave none. */
function readPlace(text: string | undefined): ListCursor | null {
  if (text === undefined || text === '') return null;
  const cursor = readCursor(text);
  if (cursor !== undefined) return cursor;
  const detail = `"${text.slice(0, 100)}" is no cursor of a stream.`;
  throw new ProblemError({
    problem: 'cursor-invalid',
    detail,
    errors: [{ pointer: '?after', code: 'cursor-invalid', detail }],
  });
}

const refused = (pointer: string, detail: string): ProblemError =>
  new ProblemError({
    problem: 'parameter-invalid',
    detail,
    errors: [{ pointer, code: 'value-not-allowed', detail }],
  });
