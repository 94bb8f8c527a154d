import type { RacePart } from '#libs/projections';
import { type Column, factColumns, jsonColumn, textColumn, wholeColumn } from '../tables/table.js';

const candidate = textColumn('candidate', 'Id of the candidate.');
const POSSIBLE = 'What else it may be, latest first, divided by semicolons.';

const CANDIDATES: readonly Column[] = [
  textColumn('person.id', 'Id of the person.'),
  textColumn('person.name', 'Name of the person.'),
  textColumn('party.value', 'Party under which they run.'),
  textColumn('status.value', 'What has become of the candidacy; empty where nothing is certain.'),
  textColumn('status.possible', POSSIBLE),
  textColumn('running', 'Whether they run: certain, possible or no.'),
  textColumn('onBallot.value', 'Whether the name is on the ballot: yes, no or unknown.'),
  textColumn('entered.occurred.edtf', 'When they entered (EDTF).'),
  textColumn('left.occurred.edtf', 'When they left (EDTF).'),
  wholeColumn('endorsements.certain', 'Endorsements that count for certain.'),
  wholeColumn('endorsements.possible', 'Endorsements that may count.'),
  ...factColumns('status.'),
];

const ENDORSEMENTS: readonly Column[] = [
  textColumn('endorser.id', 'Id of the endorser.'),
  textColumn('endorser.name', 'Name of the endorser.'),
  textColumn('endorser.kind', 'person or organization.'),
  textColumn('endorser.post.office', 'Office that the endorser held when speaking.'),
  candidate,
  textColumn('stance', 'support, co-endorse or oppose.'),
  textColumn('value', 'active, rescinded, switched, moot or declined; empty: nothing is certain.'),
  textColumn('possible', POSSIBLE),
  ...factColumns(),
];

const FINANCE: readonly Column[] = [
  candidate,
  textColumn('committee', 'Id of the committee, where the report names one.'),
  textColumn('measure', 'What the amount is: fundsAvailable, receipts and so on.'),
  textColumn('asOf', 'The day that the amount speaks of (EDTF).'),
  wholeColumn('value.amountCents', 'The amount in whole cents; empty where none is certain.'),
  textColumn('value.currency', 'Its currency (ISO 4217).'),
  { name: 'value.approximate', type: 'boolean', meaning: 'Whether it is a round figure.' },
  textColumn('value.bound', 'atLeast or atMost, where the source gives a bound.'),
  ...factColumns(),
];

const POLLS: readonly Column[] = [
  textColumn('pollster', 'Id of the pollster.'),
  textColumn('name', 'Name of the pollster.'),
  textColumn('population', 'Who was asked: lv, rv, v or a.'),
  wholeColumn('sampleSize', 'How many were asked.'),
  jsonColumn('value', 'Shares by candidate or option.'),
  textColumn('standing.value', 'withdrawn, where the poll was.'),
  ...factColumns(),
];

const RESULTS: readonly Column[] = [
  textColumn('unit', 'Part of the race that was counted; all: the whole race.'),
  textColumn('shown.value.by', 'Who counted, or certified.'),
  textColumn('shown.value.status', 'How far the count has come.'),
  jsonColumn('shown.value.counts', 'Counts by candidate.'),
  jsonColumn('shown.value.shares', 'Shares by candidate.'),
  jsonColumn('shown.value.portion', 'How much is counted, and of what.'),
  ...factColumns('shown.'),
];

const CALLS: readonly Column[] = [
  textColumn('caller', 'Id of the caller.'),
  textColumn('name', 'Name of the caller.'),
  jsonColumn('value', 'Whom the caller names, and as what; or retracted.'),
  textColumn('retracts', 'The call that was retracted.'),
  ...factColumns(),
];

/** The columns of each part of a state as a table. */
export const PART_COLUMNS: { readonly [Part in RacePart]: readonly Column[] } = {
  candidates: CANDIDATES,
  endorsements: ENDORSEMENTS,
  finance: FINANCE,
  polls: POLLS,
  results: RESULTS,
  calls: CALLS,
};
