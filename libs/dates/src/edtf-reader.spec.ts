import fc from 'fast-check';
import { parse } from 'edtf';
import { createDateReader, edtfReader } from './edtf-reader.js';

const CHICAGO = 'America/Chicago';

const shown = (text: string, timeZone = CHICAGO): string => {
  const date = edtfReader.read(text, timeZone);
  if ('refused' in date) return `refused: ${date.refused}`;
  const bound = (instant: number | null) =>
    instant === null ? '-' : new Date(instant).toISOString().replace(':00.000Z', 'Z');
  return `${bound(date.earliest)} ${bound(date.latest)}`;
};

describe('a date as a source writes it', () => {
  it.each([
    ['2022-06-28', '2022-06-28T05:00Z 2022-06-29T05:00Z'],
    ['2022-01-04', '2022-01-04T06:00Z 2022-01-05T06:00Z'],
    ['2021-07', '2021-07-01T05:00Z 2021-08-01T05:00Z'],
    ['2021', '2021-01-01T06:00Z 2022-01-01T06:00Z'],
    ['2020-02-29', '2020-02-29T06:00Z 2020-03-01T06:00Z'],
    ['2021-12~', '2021-12-01T06:00Z 2022-02-01T06:00Z'],
    ['2021-12%', '2021-12-01T06:00Z 2022-02-01T06:00Z'],
    ['2021-12?', '2021-12-01T06:00Z 2022-01-01T06:00Z'],
    ['2021-04-07~', '2021-04-07T05:00Z 2021-04-09T05:00Z'],
    ['2014~', '2014-01-01T06:00Z 2016-01-01T06:00Z'],
    ['201X', '2010-01-01T06:00Z 2020-01-01T06:00Z'],
    ['20XX', '2000-01-01T06:00Z 2100-01-01T06:00Z'],
    ['2021-XX', '2021-01-01T06:00Z 2022-01-01T06:00Z'],
    ['2021-12-XX', '2021-12-01T06:00Z 2022-01-01T06:00Z'],
    ['2021-21', '2021-03-01T06:00Z 2021-06-01T05:00Z'],
    ['2021-24', '2021-12-01T06:00Z 2022-03-01T06:00Z'],
    ['2021-33', '2021-01-01T06:00Z 2021-04-01T05:00Z'],
    ['2021-36', '2021-10-01T05:00Z 2022-01-01T06:00Z'],
    ['2021-36~', '2021-10-01T05:00Z 2022-04-01T05:00Z'],
    ['2005-01/2008-11', '2005-01-01T06:00Z 2008-12-01T06:00Z'],
    ['2004~/2006~', '2004-01-01T06:00Z 2008-01-01T06:00Z'],
    ['../2021-12-08', '- 2021-12-09T06:00Z'],
    ['/2021-12-08', '- 2021-12-09T06:00Z'],
    ['1999/..', '1999-01-01T06:00Z -'],
    ['1999/', '1999-01-01T06:00Z -'],
    ['../2022-06-28T22:31:00-05:00', '- 2022-06-29T03:31:00.001Z'],
    ['2022-06-28T22:31:00-05:00', '2022-06-29T03:31Z 2022-06-29T03:31:00.001Z'],
    ['2022-06-29T03:31:00.5Z', '2022-06-29T03:31:00.500Z 2022-06-29T03:31:00.501Z'],
    ['[2020,2022-01]', '2020-01-01T06:00Z 2022-02-01T06:00Z'],
    ['{2022-01, 2020}', '2020-01-01T06:00Z 2022-02-01T06:00Z'],
    ['[2018..2020]', '2018-01-01T06:00Z 2021-01-01T06:00Z'],
    ['[..2020]', '- 2021-01-01T06:00Z'],
    ['[2018..]', '2018-01-01T06:00Z -'],
  ])('%s resolves in Chicago to %s', (text, range) => {
    expect(shown(text)).toBe(range);
  });

  it.each([
    ['2022-03-13', 23],
    ['2022-11-06', 25],
    ['2022-06-28', 24],
  ])('has the length of its civil day: %s lasts %i hours', (text, hours) => {
    const day = edtfReader.read(text, CHICAGO);
    if ('refused' in day) throw new Error(day.refused);
    expect(((day.latest ?? 0) - (day.earliest ?? 0)) / 3_600_000).toBe(hours);
  });

  it('begins when the clock does where midnight is skipped', () => {
    expect(shown('2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T03:00Z 2018-11-05T02:00Z');
  });

  it.each([
    ['2021-02-30', /no such day/],
    ['2021-02-29', /no such day/],
    ['2021-13', /no such day/],
    ['2021-00', /no such day/],
    ['2021-24-05', /no such day/],
    ['2021-37', /no such day/],
    ['2022-06-28T25:00:00Z', /no such day/],
    ['last month', /is no date.*expressedAs/],
    ['..', /null/],
    ['../..', /says nothing/],
    ['/', /says nothing/],
    ['', /empty/],
    ['2022-06-28T22:31:00', /offset/],
    ['2022-06-28T22:31:00 05:00', /%2B/],
    ['2021-1-1', /is no date/],
    ['20210101', /is no date/],
    ['2021-~12', /is no date/],
    ['2021/2022/2023', /is no date/],
    ['[]', /is no date/],
    ['[2021}', /is no date/],
    ['[..2021..]', /is no date/],
    ['[2021,]', /is no date/],
    ['2021-XX-05', /is no date/],
    ['0042', /years are read from/],
    ['9999-01-01', /years are read from/],
    ['Y17000', /is no date/],
    ['2021-12-31/2021-01-01', /ends before it begins/],
    ['[2023..2021]', /ends before it begins/],
    ['2'.repeat(81), /at most 80/],
  ])('refuses %j and says why', (text, why) => {
    expect(shown(text)).toMatch(why);
  });

  it('needs a zone that exists', () => {
    expect(shown('2021', 'Mars/Olympus')).toMatch(/no IANA time zone/);
    expect(edtfReader.knowsZone('America/Chicago')).toBe(true);
    expect(
      ['+05:00', '', '__proto__', 'a'.repeat(99)].map((zone) => edtfReader.knowsZone(zone)),
    ).not.toContain(true);
  });

  it('is whatever the reference parser takes, as far as we read it', () => {
    const parts = fc.stringMatching(
      /^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1\d|2[0-8]))?)?[~?%]?$/,
    );
    const texts = fc.oneof(
      parts,
      fc.constantFrom('201X', '19XX', '2021-XX', '2021-12-XX', '2021-XX-XX', '2021-22'),
      fc.tuple(parts, parts).map((both) => both.join('/')),
      parts.map((part) => `../${part}`),
      parts.map((part) => `${part}/..`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(() => parse(text)).not.toThrow();
        const date = edtfReader.read(text, CHICAGO);
        if ('refused' in date) expect(date.refused).toMatch(/ends before it begins/);
      }),
    );
  });

  it('never throws, and never ends before it begins', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 100 }),
      fc.stringMatching(/^[0-9X~?%/.,[\]{}TZ:+-]{0,40}$/),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(CHICAGO, 'Pacific/Apia', 'UTC'), (text, timeZone) => {
        const date = edtfReader.read(text, timeZone);
        if ('refused' in date) {
          expect(date.refused.length).toBeGreaterThan(10);
          return;
        }
        expect((date.earliest ?? -Infinity) < (date.latest ?? Infinity)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('reads the same again', () => {
    const reader = createDateReader();
    expect(reader.read('2021-07', CHICAGO)).toEqual(reader.read('2021-07', CHICAGO));
    expect(reader.read('2021-07', 'UTC')).not.toEqual(reader.read('2021-07', CHICAGO));
  });
});
