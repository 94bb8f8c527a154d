import { isSlug } from '#libs/domain';
import { isProblem, type Problem } from '../problems.js';
import { unwrapCursor, wrapCursor } from './cursor.js';
import { CURSOR_INVALID, type Page } from './page.js';
import { readLimit } from './query.js';
import type { Params } from './question.js';

/** Which facts of which races a reply shows: it tells of some races from one on, and lists their facts from a place on. */
export interface RecordPage extends Page {
  /** Id of a race; empty: from the first on. */
  readonly from: string;
}

const CURSOR = /^r(\d{1,15})\.(.*)$/;

export function readRecordPage(params: Params): RecordPage | Problem {
  const limit = readLimit(params['limit']);
  if (isProblem(limit)) return limit;
  const { after } = params;
  if (after === undefined) return { from: '', offset: 0, limit };
  const [, offset, from = ''] = CURSOR.exec(unwrapCursor(after)) ?? [];
  const isCursor = offset !== undefined && (from === '' || isSlug(from));
  return isCursor ? { from, offset: Number(offset), limit } : CURSOR_INVALID;
}

/** The rest of the facts, then those of the races that follow. @returns null where nothing is left */
export function nextOfRecord(
  { from, offset }: RecordPage,
  { shown, total, nextRace }: { shown: number; total: number; nextRace: string | null },
): string | null {
  const end = offset + shown;
  if (shown > 0 && end < total) return wrapCursor(`r${end}.${from}`);
  return nextRace === null ? null : wrapCursor(`r0.${nextRace}`);
}
