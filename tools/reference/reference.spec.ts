import { readFileSync } from 'node:fs';
import { format } from 'prettier';
import { REFERENCE_PAGES } from './pages.js';

describe('the reference', () => {
  it.each(Object.entries(REFERENCE_PAGES))('%s says what the code says', async (file, text) => {
    const made = await format(text(), { parser: 'markdown', printWidth: 100 });
    expect(readFileSync(file, 'utf8')).toBe(made);
  });
});
