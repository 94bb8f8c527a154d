import type { Column, Table } from './table.js';

/**
 * What the columns of a CSV mean, as CSV on the Web says it (W3C Tabular Metadata).
 * @param url of the CSV that it describes.
 */
export const metadataOfTable = ({ title, columns }: Omit<Table, 'rows'>, url: string): object => ({
  '@context': 'http://www.w3.org/ns/csvw',
  url,
  'dc:title': title,
  'rdfs:comment':
    'A text that a spreadsheet would run as a formula has an apostrophe before it: take one away.',
  dialect: { encoding: 'utf-8', header: true, delimiter: ',', lineTerminators: ['\r\n'] },
  tableSchema: { columns: columns.map(describe) },
});

const describe = ({ name, type, meaning }: Column): object => ({
  name: encodeURIComponent(name),
  titles: name,
  'dc:description': meaning,
  datatype: type,
});
