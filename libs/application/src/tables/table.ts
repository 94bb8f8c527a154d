/** What the values of a column are, in the words of XML Schema that tables on the web use. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'dateTime' | 'json';

/** One column of a list as a table. */
export interface Column {
  /** Where the value is in an item of the list: `status.value`. It never changes its meaning. */
  readonly name: string;
  readonly type: ColumnType;
  readonly meaning: string;
}

/** A list as rows and columns: what CSV and NDJSON show. */
export interface Table {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly object[];
}

/** Short words for columns. */
export const textColumn = (name: string, meaning: string): Column =>
  column(name, 'string', meaning);
export const wholeColumn = (name: string, meaning: string): Column =>
  column(name, 'integer', meaning);
export const timeColumn = (name: string, meaning: string): Column =>
  column(name, 'dateTime', meaning);
export const jsonColumn = (name: string, meaning: string): Column => column(name, 'json', meaning);

const column = (name: string, type: ColumnType, meaning: string): Column => ({
  name,
  type,
  meaning,
});

/** What every value shows of the fact behind it; `at` is where the value is in the item. */
export const factColumns = (at = ''): readonly Column[] => [
  textColumn(`${at}occurred.edtf`, 'When it occurred, as the source dates it (EDTF).'),
  timeColumn(`${at}occurred.earliest`, 'The earliest instant that this stands for.'),
  timeColumn(`${at}occurred.latest`, 'The end of it, exclusive.'),
  textColumn(`${at}published`, 'When the earliest of its sources said so (EDTF).'),
  timeColumn(`${at}recordedAt`, 'When this service recorded it.'),
  textColumn(
    `${at}assertion`,
    'The judgement of the recorder: confirmed, reported, inferred or disputed.',
  ),
  timeColumn(`${at}knownSince`, 'Since when these values are known on the clock asked.'),
  textColumn(`${at}fact`, 'Id of the fact: GET /v1/facts/{fact}/history.'),
  textColumn(`${at}type`, 'Type of the event that asserted it.'),
  textColumn(`${at}sources`, 'Keys of its sources, divided by semicolons.'),
];
