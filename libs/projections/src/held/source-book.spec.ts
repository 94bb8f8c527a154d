import type { Source } from '#libs/domain';
import { by } from '../../../domain/src/testing/event-builder.js';
import { SourceBook } from './source-book.js';

const source = (key: string): Source => ({ ...by('the-herald', '2022-01-04'), key });

const textOf = (book: SourceBook): string =>
  `{${book
    .fields()
    .map((field) => new TextDecoder().decode(field))
    .join()}}`;

describe('the sources of what a document shows', () => {
  it.each([
    ['none', []],
    ['in whatever order they are cited', ['the-herald-2022', 'ap-2021', 'ünal-2022']],
    ['more than once', ['ap-2021', 'ap-2021']],
    ['with keys that are numbers', ['the-herald-2022', '2022', '0417', '417', '7']],
  ])('are the same as text and as record: %s', (_, keys) => {
    const book = new SourceBook();
    for (const key of keys) book.cite([source(key)]);
    expect(textOf(book)).toBe(JSON.stringify(book.all()));
  });
});
