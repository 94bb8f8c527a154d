import { sourceKey } from './source-key.js';

describe('the key of a source', () => {
  it.each([
    [
      'Chicago Sun-Times',
      '2021-12-08',
      'https://example.org/a',
      /^chicago-sun-times-2021-12-08-[0-9a-f]{6}$/,
    ],
    ['El Día', '2021-12-08T10:00:00Z', 'https://example.org/a', /^el-dia-2021-12-08-[0-9a-f]{6}$/],
    ['WBEZ', '2021-12~', undefined, /^wbez-2021-12$/],
    ['WBEZ', '../2021', undefined, /^wbez-2021$/],
  ])('of %s, %s, %s is legible', (publisher, published, url, pattern) => {
    expect(sourceKey(publisher, published, url)).toMatch(pattern);
  });

  it('tells two addresses of a day apart', () => {
    const key = (url: string): string => sourceKey('WBEZ', '2021-12-08', url);
    expect(key('https://example.org/a')).not.toBe(key('https://example.org/b'));
    expect(key('https://example.org/a')).toBe(key('https://example.org/a'));
  });
});
