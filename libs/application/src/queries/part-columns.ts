import type { RacePart } from '#libs/projections';
import {
  type Column,
  factColumns,
  jsonColumn,
  textColumn,
  timeColumn,
  wholeColumn,
} from '../tables/table.js';

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
  textColumn('shown.value.complete', 'false, where candidates are left out.'),
  jsonColumn('shown.value.portion', 'How much is counted, and of what.'),
  ...factColumns('shown.'),
];

const CALLS: readonly Column[] = [
  textColumn('caller', 'Id of the caller.'),
  textColumn('name', 'Name of the caller.'),
  jsonColumn('value', 'Whom the caller names, and as what; or retracted.'),
  textColumn('retracts', 'The call that was retracted.'),
  jsonColumn('was', 'Whom it named, and as what.'),
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
  calendar: [
    textColumn('kind', 'election-day, runoff-day, polls-closed, or the kind of a deadline.'),
    textColumn('unit', 'The part of the race whose polls closed.'),
    textColumn('value', 'The day or time (EDTF); empty where nothing is certain.'),
    textColumn('possible', POSSIBLE),
    ...factColumns(),
  ],
  'group-claims': [
    candidate,
    textColumn('value', 'The group, in the words of the source.'),
    ...factColumns(),
  ],
  slating: [
    textColumn('organization', 'Id of the party body.'),
    textColumn('name', 'Its name.'),
    textColumn('value.outcome', 'endorsed, open and so on.'),
    textColumn('value.candidate', 'Whom it slated.'),
    jsonColumn('value.ballots', 'What was voted on, and how.'),
    ...factColumns(),
  ],
  ratings: [
    textColumn('rater', 'Id of who rates.'),
    textColumn('name', 'Name of who rates.'),
    textColumn('value', 'The rating, in the words of the rater.'),
    textColumn('possible', POSSIBLE),
    ...factColumns(),
  ],
  debates: [
    textColumn('debate', 'Id of the debate.'),
    textColumn('title', 'What it is called.'),
    textColumn('start', 'When it begins, as last set, or began (EDTF).'),
    textColumn('value', 'scheduled, rescheduled, canceled or held.'),
    textColumn('possible', POSSIBLE),
    jsonColumn('declined', 'Candidates who stay away.'),
    ...factColumns(),
  ],
  tabulation: [
    textColumn('by', 'Id of who counts.'),
    textColumn('name', 'Name of who counts.'),
    textColumn('value', 'How far the count has come.'),
    ...factColumns(),
  ],
  recounts: [
    textColumn('authority', 'Id of the authority.'),
    textColumn('name', 'Its name.'),
    wholeColumn('number', 'Which of its recounts of the race.'),
    textColumn('value', 'requested, ordered or completed.'),
    textColumn('possible', POSSIBLE),
    ...factColumns(),
  ],
  challenges: [
    textColumn('case', 'Name or number of the case.'),
    textColumn('value', 'open, or how it ended.'),
    textColumn('possible', POSSIBLE),
    ...factColumns(),
  ],
  comparisons: [
    textColumn('left', 'Id of the candidate who is compared.'),
    textColumn('right', 'With whom, divided by semicolons.'),
    textColumn('value', 'What is claimed.'),
    textColumn('agrees', 'Whether it agrees with what else is known: yes, no or unknown.'),
    ...factColumns(),
  ],
  'field-reports': [
    wholeColumn('value.count', 'How many are said to run.'),
    textColumn('value.candidates', 'Who is said to run, divided by semicolons.'),
    textColumn('agrees', 'Whether it agrees with what else is known: yes, no or unknown.'),
    ...factColumns(),
  ],
  disputes: [
    textColumn('slot', 'What the accounts are about.'),
    textColumn('type', 'Type of the event that asserted the fact.'),
    textColumn('facts', 'The fact that holds first, then those that say otherwise.'),
    textColumn('differs', 'The fields that differ, divided by semicolons.'),
    { name: 'disputed', type: 'boolean', meaning: 'Whether the recorder disputes the fact.' },
    jsonColumn('resolved', 'That it was decided, and why.'),
  ],
  'false-reports': [
    textColumn('summary', 'What was reported.'),
    textColumn('people', 'Everyone whom it names, divided by semicolons.'),
    textColumn('reason', 'Why it was retracted.'),
    textColumn('retractedBy', 'Id of the retraction: GET /v1/events/{event}.'),
    timeColumn('retractedAt', 'When it was, on the clock asked.'),
    ...factColumns().filter(({ name }) => name !== 'knownSince'),
  ],
};
