import type { Problem } from '../problems.js';
import { readOffset } from './cursor.js';
import { readLimit } from './query.js';
import type { Params } from './question.js';

/** Which items of a list that is computed whole a reply shows. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** Reads `after` and `limit` of such a list. @param usual the limit where none is given */
export function readPage(params: Params, usual?: number): Page | Problem {
  const limit = readLimit(params['limit'], usual);
  if (typeof limit === 'object') return limit;
  const offset = params['after'] === undefined ? 0 : readOffset(params['after']);
  return offset === undefined ? CURSOR_INVALID : { offset, limit };
}

export const CURSOR_INVALID: Problem = {
  problem: 'cursor-invalid',
  detail: 'after: This is no cursor of this list; take it from links.next of a reply.',
  errors: [{ pointer: '?after', code: 'cursor-invalid', detail: 'Not a cursor of this list.' }],
};
