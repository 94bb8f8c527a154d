import { ANNOTATIONS_MAX, annotations } from '#libs/projections';
import { isProblem, type Problem } from '../problems.js';
import type { Answer } from './answer.js';
import { readKnownWindow } from './known-window.js';
import type { QueryDeps } from './query.js';
import type { Params } from './question.js';
import { ANNOTATION_COLUMNS } from './series-columns.js';
import { wrong } from './window.js';
import { windowAnswer } from './window-answer.js';

/** What happened in a window of V, as known at K, as notes for a chart. */
export async function getRaceAnnotations(
  deps: QueryDeps,
  { race, params }: { readonly race: string; readonly params: Params },
): Promise<Answer | Problem> {
  const read = await readKnownWindow(deps, { race, params });
  if (isProblem(read)) return read;
  const rows = annotations(read.known, read.window);
  if (rows.length > ANNOTATIONS_MAX) return tooMany(rows.length);
  return windowAnswer(read, {
    path: `/v1/races/${race}/annotations`,
    params,
    rows,
    title: `${read.known.identity.name}: annotations`,
    columns: ANNOTATION_COLUMNS,
    meta: {},
  });
}

const tooMany = (count: number): Problem =>
  wrong(
    'from',
    'series-too-long',
    `${count} facts lie in this window; ${ANNOTATIONS_MAX} at most are shown, so ask for less time.`,
  );
