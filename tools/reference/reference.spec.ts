import { readdirSync, readFileSync } from 'node:fs';
import { format } from 'prettier';
import { EVENTS } from '#libs/domain';
import { GROUPS } from '../../test/worked-examples/index.js';
import { EVENT_PAGES, REFERENCE_PAGES } from './pages.js';

describe('the reference', () => {
  it.each(Object.entries(REFERENCE_PAGES))('%s says what the code says', async (file, text) => {
    const made = await format(await text(), { parser: 'markdown', printWidth: 100 });
    expect(readFileSync(file, 'utf8')).toBe(made);
  });

  it('has a page for each type of event, and no other', () => {
    const pages = Object.keys(EVENTS).map((type) => `${type}.md`);
    expect(readdirSync(EVENT_PAGES).sort()).toEqual(pages.sort());
  });

  it('lists each type of event in one group', () => {
    const listed = Object.values(GROUPS).flatMap((examples) => Object.keys(examples));
    expect(listed.sort()).toEqual(Object.keys(EVENTS).sort());
  });
});
