import type { MetricName } from '#libs/projections';
import { type Column, textColumn, timeColumn } from '../tables/table.js';

const number = (name: string, meaning: string): Column => ({ name, type: 'number', meaning });

/** What every series has. */
const ROW = (value: string, possible: string): readonly Column[] => [
  textColumn('time', 'An instant, or a day in the zone of the race, taken at its end.'),
  textColumn('candidate', 'Id of the candidate; empty for a total, or an option that is nobody.'),
  number('value', value),
  number('possible', possible),
];

const MOST = 'The most that it may be, with what is only possible.';
const OTHER = 'What else it may be, where the certain value may have changed.';

/** The columns of each series as a table. */
export const SERIES_COLUMNS: { readonly [Name in MetricName]: readonly Column[] } = {
  'candidates.active': ROW('Candidates who certainly run.', MOST),
  'endorsements.count': ROW('Endorsements that certainly count.', MOST),
  'endorsements.points': ROW('Points of the endorsements that certainly count.', MOST),
  cash: [
    ...ROW('The amount in whole cents.', OTHER),
    textColumn('measure', 'What the amount is: fundsAvailable, receipts and so on.'),
    textColumn('committee', 'Id of the committee, where the report names one.'),
    textColumn('currency', 'Its currency (ISO 4217).'),
    { name: 'approximate', type: 'boolean', meaning: 'Whether it is a round figure.' },
    textColumn('bound', 'atLeast or atMost, where the source gives a bound.'),
  ],
  polls: [
    ...ROW('Percent in the latest poll of the pollster.', OTHER),
    textColumn('pollster', 'Id of the pollster.'),
    textColumn('option', 'An answer that names no candidate: undecided, others.'),
    textColumn('fact', 'Id of the poll: GET /v1/facts/{fact}/history.'),
  ],
  results: [
    ...ROW('Votes, or percent, in the count that is shown.', OTHER),
    textColumn('unit', 'Part of the race that was counted; all: the whole race.'),
    textColumn('measure', 'votes, or share in percent.'),
    textColumn('option', 'A row that names no candidate: scattering, blank.'),
    textColumn('by', 'Who counted, or certified.'),
    textColumn('status', 'How far the count has come.'),
  ],
};

/** Notes for a chart: the rows that chart software reads. */
export const ANNOTATION_COLUMNS: readonly Column[] = [
  timeColumn('time', 'The earliest instant at which it may have occurred.'),
  timeColumn('timeEnd', 'The end of the range in which it occurred.'),
  textColumn('title', 'What happened, in one sentence.'),
  textColumn('text', 'When and on whose word.'),
  textColumn('tags', 'Type, judgement and everyone named, divided by semicolons.'),
];
