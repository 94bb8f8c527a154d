import fc from 'fast-check';
import { csvOf, ndjsonOf } from './csv.js';
import { jsonColumn, type Table, textColumn, wholeColumn } from './table.js';
import { metadataOfTable } from './table-metadata.js';

const columns = [
  textColumn('person.id', 'Id of the person.'),
  wholeColumn('count', 'How many.'),
  textColumn('sources', 'Keys.'),
  jsonColumn('rows', 'Whatever is there.'),
];
const tableOf = (...rows: readonly object[]): Table => ({ title: 'A table', columns, rows });

const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;

/** A reader of RFC 4180, field by field. */
function readCsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(FIELD)) {
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') lines.push([]);
  }
  return lines.slice(0, -1);
}

/** Without the apostrophe that keeps a spreadsheet from running it. */
const written = (text = ''): string => text.replace(/^'('*[=+\-@\t\r])/, '$1');

describe('a table as CSV', () => {
  it('has a header, a line for each row, and nothing for what is absent or null', () => {
    const row = { person: { id: 'ada' }, count: null, sources: ['one', 'two'], rows: [{ a: 1 }] };
    expect(csvOf(tableOf(row, {}))).toBe(
      'person.id,count,sources,rows\r\nada,,one; two,"[{""a"":1}]"\r\n,,,\r\n',
    );
  });

  it('gives every text back to a reader of RFC 4180', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const rows = texts.map((id) => ({ person: { id }, count: 1 }));
        const read = readCsv(csvOf(tableOf(...rows)));
        expect(read.slice(1).map(([id]) => written(id))).toEqual(texts);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "'=1"])(
    '%j is a text to a spreadsheet, and runs nothing',
    (id) => {
      const [, [field = ''] = []] = readCsv(csvOf(tableOf({ person: { id }, sources: [id] })));
      expect(field).toBe(`'${id}`);
    },
  );

  it('numbers, times and JSON are as they are', () => {
    expect(csvOf(tableOf({ count: -1 })).split('\r\n')[1]).toBe(',-1,,');
  });

  it('reads no field that a row only inherits', () => {
    const table = { ...tableOf({}), columns: [textColumn('constructor.name', 'None.')] };
    expect(csvOf(table)).toBe('constructor.name\r\n\r\n');
  });

  it('has a twin that describes each column by its title', () => {
    const { tableSchema } = metadataOfTable(tableOf(), '/v1/things.csv') as {
      tableSchema: { columns: readonly { titles: string; datatype: string }[] };
    };
    expect(tableSchema.columns.map(({ titles, datatype }) => [titles, datatype])).toEqual(
      columns.map(({ name, type }) => [name, type]),
    );
  });

  it('as NDJSON is one item a line', () => {
    const lines = ndjsonOf(tableOf({ a: 'x\ny' }, { b: 2 })).split('\n');
    expect(lines.map((line) => line && (JSON.parse(line) as object))).toEqual([
      { a: 'x\ny' },
      { b: 2 },
      '',
    ]);
  });
});
