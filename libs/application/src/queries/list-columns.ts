import {
  type Column,
  factColumns,
  jsonColumn,
  textColumn,
  timeColumn,
  wholeColumn,
} from '../tables/table.js';

/** The directory of races as a table. */
export const RACE_COLUMNS: readonly Column[] = [
  textColumn('id', 'Id of the race.'),
  textColumn('name', 'Its name.'),
  textColumn('stage', 'primary, general, runoff and so on.'),
  textColumn('primaryParty', 'The party whose primary it is.'),
  textColumn('office.id', 'Id of the office.'),
  textColumn('office.name', 'Name of the office.'),
  textColumn('office.jurisdiction', 'Where the office is, as an Open Civic Data id.'),
  wholeColumn('seats', 'How many are elected.'),
  textColumn('timeZone', 'The zone of its plain dates (IANA).'),
  textColumn('begins', 'The day on which its cycle opens.'),
  wholeColumn('version', 'How many events its record holds.'),
  timeColumn('recordedSince', 'When its first event was recorded.'),
  timeColumn('changedAt', 'When its last event was recorded.'),
  textColumn('links.state', 'The address of its state.'),
];

/** Facts in the order of time as a table. */
export const TIMELINE_COLUMNS: readonly Column[] = [
  textColumn('headline', 'What happened, in one sentence.'),
  timeColumn('possibleFrom', 'From when it may have happened.'),
  timeColumn('certainFrom', 'From when it surely has.'),
  textColumn('slot', 'What the fact is about.'),
  textColumn('people', 'Everyone whom it names, divided by semicolons.'),
  textColumn('standing.value', 'What became of it: withdrawn, rescinded and so on.'),
  textColumn('falseReport.reason', 'Why it was retracted, where it was a false report.'),
  textColumn('retracted.reason', 'Why it was retracted, where it was for another reason.'),
  textColumn('event', 'Id of the event: GET /v1/events/{event}.'),
  ...factColumns().filter(({ name }) => name !== 'sources' && name !== 'knownSince'),
  jsonColumn('sources', 'Its sources by their keys.'),
];

/** Recorded events as a table. */
export const EVENT_COLUMNS: readonly Column[] = [
  textColumn('id', 'Id of the event.'),
  textColumn('type', 'Its type and schema version.'),
  textColumn('subject', 'The stream that it is in: race/{race}.'),
  wholeColumn('sequence', 'Its version in the race, with leading zeros.'),
  timeColumn('recordedtime', 'When it was recorded.'),
  timeColumn('time', 'The earliest instant at which it may have occurred.'),
  textColumn('data.occurred.edtf', 'When it occurred, as its source dates it (EDTF).'),
  textColumn('data.assertion', 'confirmed, reported, inferred or disputed.'),
  textColumn('data.recordedBy', 'Role of who recorded it.'),
  jsonColumn('data.sources', 'Its sources.'),
  jsonColumn('data.data', 'What it says.'),
];
