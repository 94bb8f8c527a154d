import fc from 'fast-check';
import { readPoint } from './read-point.js';

const CHICAGO = 'America/Chicago';
const NOW = Date.parse('2022-06-28T12:00:00Z');

const shown = (text: string): string => {
  const point = readPoint(text, CHICAGO, NOW);
  return 'refused' in point ? `refused: ${point.refused}` : new Date(point.before).toISOString();
};

describe('a point of a question', () => {
  it.each([
    ['2022-01-04', '2022-01-05T06:00:00.000Z'],
    ['2022-01-21', '2022-01-22T06:00:00.000Z'],
    ['2022-01-24', '2022-01-25T06:00:00.000Z'],
    ['2022-01', '2022-02-01T06:00:00.000Z'],
    ['2021', '2022-01-01T06:00:00.000Z'],
    ['2022-01-04T00:00:00Z', '2022-01-04T00:00:00.001Z'],
    ['2022-01-04T00:00:00-06:00', '2022-01-04T06:00:00.001Z'],
    ['2022-11-08', '2022-11-09T06:00:00.000Z'],
  ])('%s is taken at its end, %s', (text, end) => {
    expect(shown(text)).toBe(end);
  });

  it.each(['now', '2022-06-28', '2022-06', '2022'])('that contains now ends now: %s', (text) => {
    expect(shown(text)).toBe('2022-06-28T12:00:00.001Z');
  });

  it.each([
    ['-30m', '2022-06-28T11:30:00.001Z'],
    ['-12h', '2022-06-28T00:00:00.001Z'],
    ['-7d', '2022-06-21T12:00:00.001Z'],
    ['-2w', '2022-06-14T12:00:00.001Z'],
  ])('may lie some time ago: %s is %s', (text, end) => {
    expect(shown(text)).toBe(end);
  });

  it.each([
    ['2021-02-30', /no such day/],
    ['2021-13', /no such day/],
    ['last month', /is no point in time/],
    ['2021-12~', /is no point in time/],
    ['2021-22', /is no point in time/],
    ['2021/2022', /is no point in time/],
    ['201X', /is no point in time/],
    ['..', /is no point in time/],
    ['', /is no point in time/],
    ['-7y', /is no point in time/],
    ['-', /is no point in time/],
    ['-999999w', /before the year/],
    ['9'.repeat(81), /at most/],
  ])('is not %j', (text, why) => {
    expect(shown(text)).toMatch(why);
  });

  it('is that of its zone and of now, also where the same words were read before', () => {
    const day = (timeZone: string, now: number) => readPoint('2022-06-28', timeZone, now);
    const before = Date.parse('2022-06-01T00:00:00Z');
    for (let times = 0; times < 2; times += 1) {
      expect(day(CHICAGO, before)).toEqual({ before: Date.parse('2022-06-29T05:00:00Z') });
      expect(day('Europe/Berlin', before)).toEqual({ before: Date.parse('2022-06-28T22:00:00Z') });
      expect(day(CHICAGO, NOW)).toEqual({ before: NOW + 1 });
    }
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(shown(text).length).toBeGreaterThan(10);
      }),
    );
  });
});
