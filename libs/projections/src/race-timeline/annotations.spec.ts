import { readFileSync } from 'node:fs';
import { knownFacts } from '#libs/domain';
import { sampleHistory } from '../testing/sample-history.js';
import { annotations } from './annotations.js';

const ALL = { clock: 'recorded', knownBefore: null, atVersion: null } as const;
const { events } = sampleHistory(
  readFileSync('data/sample/il-sos-2022.ndjson', 'utf8'),
  'il-sos-2022-dem-primary',
);
const inWindow = (from: string, to: string) =>
  annotations(knownFacts(events, ALL), { from: Date.parse(from), to: Date.parse(to) });

describe('the notes for a chart', () => {
  it('tell what happened in the window, in order, as sentences with their sources', () => {
    const notes = inWindow('2022-01-01', '2022-02-01');
    expect(notes.length).toBeGreaterThan(3);
    const times = notes.map(({ time }) => Date.parse(time));
    expect(times).toEqual([...times].sort((one, other) => one - other));
    for (const { title, text, tags } of notes) {
      expect(title).toMatch(/^\S.{5,}/);
      expect(text).toMatch(/\(.+\)$/);
      expect(new Set(tags).size).toBe(tags.length);
    }
  });

  it('hold what began before the window and may have happened in it', () => {
    const july = inWindow('2021-07-20', '2021-07-21');
    expect(
      july.map(({ time, timeEnd }) => [time.slice(0, 10), timeEnd?.slice(0, 10)]),
    ).toContainEqual(['2021-07-01', '2021-08-01']);
  });

  it('have no place for what is undated, nor for the beginning of the record', () => {
    const all = inWindow('1900-01-01', '2100-01-01');
    const known = [...knownFacts(events, ALL).slots.values()].flat();
    const dated = known.filter(({ type, from }) => type !== 'RaceCreated' && from !== -Infinity);
    expect([all.length, known.length > all.length]).toEqual([dated.length, true]);
  });
});
