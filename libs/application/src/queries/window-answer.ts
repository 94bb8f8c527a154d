import { formatInstant } from '#libs/domain';
import type { Column, Table } from '../tables/table.js';
import { type Answer, bodyOf } from './answer.js';
import type { KnownWindow } from './known-window.js';
import { link } from './link.js';
import type { Params } from './question.js';
import { answerOf, metaOf } from './race-question.js';

/** Flat rows over a window of V, and how they are told apart from others. */
export interface WindowRows {
  readonly path: string;
  readonly params: Params;
  readonly rows: readonly object[];
  readonly title: string;
  readonly columns: readonly Column[];
  /** Beside what every answer says of itself. */
  readonly meta: object;
}

/** Rows over a window are never paged: what is too much is refused. */
export function windowAnswer(asked: KnownWindow, shown: WindowRows): Answer {
  const { rows, title, columns } = shown;
  const table = (): Table => ({ title, columns, rows });
  const answer = answerOf(asked, asked.used, () => bodyOf(documentOf(asked, shown)));
  // A window that moves with now has other points whenever it is asked: its bytes alone are its tag.
  const etag = asked.closed ? answer.etag : null;
  return { ...answer, etag, table };
}

function documentOf(asked: KnownWindow, { path, params, rows, meta }: WindowRows): object {
  const { id, name } = asked.known.identity;
  const { from, to } = asked.window;
  const { knownAt, clock, version, closed, hints } = metaOf(asked, asked.used) as Readonly<
    Record<string, unknown>
  >;
  return {
    race: { id, name },
    data: rows,
    meta: {
      from: formatInstant(from),
      to: formatInstant(to),
      ...{ knownAt, clock, version, closed, hints },
      ...meta,
      total: rows.length,
    },
    links: { self: link(path, params) },
  };
}
