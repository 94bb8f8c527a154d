import type { Problem } from '../problems.js';
import { readAfterId, readOffset, writeAfterId } from './cursor.js';
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

/** Which items of a list in the order of ids, as it is now, a reply shows. */
export interface PageOfIds {
  /** The id behind which it begins; empty: at the first. */
  readonly after: string;
  readonly limit: number;
}

/** Reads `after` and `limit` of such a list. */
export function readPageOfIds(params: Params): PageOfIds | Problem {
  const limit = readLimit(params['limit']);
  if (typeof limit === 'object') return limit;
  const after = params['after'] === undefined ? '' : readAfterId(params['after']);
  return after === undefined ? CURSOR_INVALID : { after, limit };
}

/** The items of the page, of all in the order of their ids, and where the next page begins; null behind the last. */
export function pageOfIds<Item>(
  all: readonly Item[],
  idOf: (item: Item) => string,
  { after, limit }: PageOfIds,
): { readonly items: readonly Item[]; readonly next: string | null } {
  const rest = all.filter((item) => idOf(item) > after);
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  const isMore = last !== undefined && rest.length > items.length;
  return { items, next: isMore ? writeAfterId(idOf(last)) : null };
}

export const CURSOR_INVALID: Problem = {
  problem: 'cursor-invalid',
  detail: 'after: This is no cursor of this list; take it from links.next of a reply.',
  errors: [{ pointer: '?after', code: 'cursor-invalid', detail: 'Not a cursor of this list.' }],
};
