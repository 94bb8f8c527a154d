export { factHistoryDocument, type FactHistoryDocument } from './fact-history/fact-history.js';
export {
  type CorrectionItem,
  correctionItem,
  redactionItem,
} from './fact-history/correction-item.js';
export { factHistorySchema } from './fact-history/schema.js';
export { isDate, showData } from './held/data-document.js';
export { showDate } from './held/instants.js';
export { Gap, gapText, type JsonPart, openJsonParts } from './held/json-text.js';
export { type Mentioned, type Mentions, mentionsIn } from './mentions/mentions.js';
export { mentionName, namesIn } from './mentions/names-in.js';
export {
  identifiersOf,
  namesOf,
  recordDocument,
  type RecordDocument,
} from './record/record-document.js';
export { showFact } from './held/held-value.js';
export { SourceBook } from './held/source-book.js';
export type { Retractions } from './race-comparison/explanations.js';
export {
  type ComparedSide,
  type Difference,
  raceDifferences,
} from './race-comparison/race-comparison.js';
export {
  partOf,
  RACE_PARTS,
  type RacePart,
  racePart,
  type RacePartPage,
  shownOfPart,
} from './race-parts/race-part.js';
export {
  METRIC_NAMES,
  type MetricName,
  type SeriesBy,
  seriesHasTotal,
} from './race-series/metrics.js';
export { POINT_RULES, type PointRule } from './race-series/endorsement-points.js';
export {
  raceSeries,
  SERIES_POINTS_MAX,
  SERIES_ROWS_MAX,
  type SeriesPoint,
  type SeriesQuestion,
  type SeriesRow,
} from './race-series/race-series.js';
export { raceState, type RaceStateBody, raceStateParts } from './race-state/race-state.js';
export { raceStateSchema } from './race-state/schema.js';
export type { RaceStateInput } from './race-state/state-input.js';
export { type Annotation, ANNOTATIONS_MAX, annotations } from './race-timeline/annotations.js';
export { type TimemapRow, timemapRows } from './race-timemap/race-timemap.js';
export {
  type TimelineItem,
  timelineItems,
  timelineLength,
  type TimelineQuestion,
} from './race-timeline/race-timeline.js';
export { timelineSchema } from './race-timeline/schema.js';
