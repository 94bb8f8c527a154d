import type { KnownFacts } from '#libs/domain';
import type { RaceRecord } from '#libs/ports';
import {
  METRIC_NAMES,
  type MetricName,
  POINT_RULES,
  raceSeries,
  SERIES_POINTS_MAX,
  SERIES_ROWS_MAX,
  type SeriesBy,
  seriesHasTotal,
  type SeriesPoint,
  type SeriesQuestion,
  type SeriesRow,
} from '#libs/projections';
import { isProblem, type Problem } from '../problems.js';
import type { Answer } from './answer.js';
import { windowAnswer } from './window-answer.js';
import type { QueryDeps } from './query.js';
import type { Params } from './question.js';
import { SERIES_COLUMNS } from './series-columns.js';
import { firstDayOf, readPoints } from './series-points.js';
import { readKnownWindow } from './known-window.js';
import { type Window, wrong } from './window.js';

interface Asked {
  readonly race: string;
  readonly metric: string;
  readonly params: Params;
}

/** A metric of a race over time, as flat rows; computed from the facts known at K in one sweep over V. */
export async function getRaceSeries(deps: QueryDeps, asked: Asked): Promise<Answer | Problem> {
  const measures = readMeasures(asked);
  if (isProblem(measures)) return measures;
  const read = await readKnownWindow(deps, asked);
  if (isProblem(read)) return read;
  const at = readAt(asked.params, read.known, { ...read.window, now: deps.clock.now() });
  if (isProblem(at)) return at;
  const rows = rowsOf(read.known, { ...measures, at });
  if (isProblem(rows)) return rows;
  const { race, metric, params } = asked;
  return windowAnswer(read, {
    path: `/v1/races/${race}/series/${metric}`,
    params,
    rows,
    title: `${read.known.identity.name}: ${metric}`,
    columns: SERIES_COLUMNS[measures.metric],
    meta: {
      metric,
      by: measures.by,
      ...(metric === 'endorsements.points' && { rule: measures.rule }),
    },
  });
}

type Measures = Omit<SeriesQuestion, 'at'>;

function readMeasures({ metric, params }: Asked): Measures | Problem {
  if (!isOneOf(METRIC_NAMES, metric))
    return {
      problem: 'metric-unknown',
      detail: `There is no series "${metric}"; there are ${METRIC_NAMES.join(', ')}.`,
    };
  const by = readBy(metric, params['by'] ?? 'candidate');
  if (typeof by === 'object') return by;
  const rule = params['rule'] ?? '538-2020';
  if (isOneOf(POINT_RULES, rule)) return { metric, by, rule };
  return wrong('rule', 'value-not-allowed', `Give ${POINT_RULES.join(' or ')}, not "${rule}".`);
}

function readBy(metric: MetricName, by: string): SeriesBy | Problem {
  if (by === 'candidate') return by;
  if (by !== 'total')
    return wrong('by', 'value-not-allowed', `Give candidate or total, not "${by}".`);
  if (seriesHasTotal(metric)) return by;
  return wrong('by', 'value-not-allowed', `Of ${metric} nothing is summed; leave by out.`);
}

const isOneOf = <Name extends string>(names: readonly Name[], text: string): text is Name =>
  (names as readonly string[]).includes(text);

function readAt(
  params: Params,
  { identity }: RaceRecord,
  window: Window & { readonly now: number },
): readonly SeriesPoint[] | Window | Problem {
  const { every } = params;
  if (every === undefined) return { from: window.from, to: window.to };
  const { timeZone, begins } = identity;
  return readPoints(every, { ...window, timeZone, firstDay: firstDayOf(params, begins.date) });
}

function rowsOf(
  known: KnownFacts & RaceRecord,
  asked: SeriesQuestion,
): readonly SeriesRow[] | Problem {
  const rows = raceSeries(known, known.identity, asked);
  if (!('tooLong' in rows)) return rows;
  const max = rows.tooLong === 'rows' ? SERIES_ROWS_MAX : SERIES_POINTS_MAX;
  const detail = `A series has ${max} ${rows.tooLong} at most; ask for less time, or step further with every.`;
  return wrong('from', 'series-too-long', detail);
}
