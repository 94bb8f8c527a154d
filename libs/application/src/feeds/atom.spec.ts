import { atomOf } from './atom.js';

const ENTRY = {
  id: 'tag:x,2026:1',
  title: 'Corrected',
  summary: '',
  updated: '2022-01-01T00:00:00.000Z',
  href: '/v1/facts/1/history',
  category: 'corrected',
};
const FEED = { id: 'tag:x,2026:all', title: 'Corrections', self: '/v1/corrections.atom' };

describe('an Atom feed', () => {
  it.each([
    ['<b>R&D</b>', '&lt;b&gt;R&amp;D&lt;/b&gt;'],
    [`"that's"`, '&quot;that&apos;s&quot;'],
    ['a\u0000b\u001bc\ufffed', 'a\ufffdb\ufffdc\ufffdd'],
    ['half of a sign: \ud83d', 'half of a sign: \ufffd'],
    ['whole: 😀', 'whole: 😀'],
    ['two\nlines', 'two\nlines'],
  ])('holds %j as a reader of XML gives it back', (text, written) => {
    const atom = atomOf({ ...FEED, entries: [{ ...ENTRY, title: text, summary: text }] });
    expect(atom).toContain(`<title>${written}</title>`);
    expect(atom).toContain(`<summary>${written}</summary>`);
  });

  it('breaks out of no attribute', () => {
    const atom = atomOf({ ...FEED, self: '/?race="><x', entries: [{ ...ENTRY, category: '"&' }] });
    expect(atom).toContain('href="/?race=&quot;&gt;&lt;x"');
    expect(atom).toContain('term="&quot;&amp;"');
  });

  it('is as new as its newest entry, and has a date where it has none', () => {
    const older = { ...ENTRY, updated: '2021-01-01T00:00:00.000Z' };
    const updated = (atom: string) => /<updated>(.*?)<\/updated>/.exec(atom)?.[1];
    expect(updated(atomOf({ ...FEED, entries: [ENTRY, older] }))).toBe(ENTRY.updated);
    expect(updated(atomOf({ ...FEED, entries: [] }))).toMatch(/^1970-/);
  });
});
