import { at, dateOf } from '../testing/dates.js';
import { aRevision } from '../testing/revision-builder.js';
import type { Revision } from './revision.js';
import { lastTurn, turnedAt, turnsOf } from './turned-at.js';

const known = (...revisions: readonly Revision[]) => ({
  slots: new Map([['slot', revisions]]),
  falseReports: [],
  version: 1,
});

describe('when time alone last changed the answer [Q4]', () => {
  it('is null before anything', () => {
    expect(turnedAt(known(), at('2022-01-01'))).toBeNull();
    expect(turnedAt(known(aRevision(1)), at('2021-12-01'))).toBeNull();
  });

  it('is just after the earliest of a fact, which may hold from then on', () => {
    const begun = at('2021-12-01') + 1;
    expect(turnedAt(known(aRevision(1)), begun)).toBe(begun);
    expect(turnedAt(known(aRevision(1)), at('2022-01-01') - 1)).toBe(begun);
  });

  it('is the latest of a fact, which surely holds from then on', () => {
    expect(turnedAt(known(aRevision(1)), at('2022-01-01'))).toBe(at('2022-01-01'));
    expect(turnedAt(known(aRevision(1)), at('2024-01-01'))).toBe(at('2022-01-01'));
  });

  it('passes over bounds that are not there', () => {
    const open = aRevision(1, { occurred: '../2021-12' });
    expect(turnsOf(known(open))).toEqual([at('2022-01-01')]);
  });

  it('counts both bounds of the dates inside the data, however deep', () => {
    const data = { date: dateOf('2022-06-28'), posts: [{ end: dateOf('2023-01/..') }] };
    const race = known(aRevision(1, { data }));
    expect(turnsOf(race)).toEqual([
      at('2021-12-01') + 1,
      at('2022-01-01'),
      at('2022-06-28'),
      at('2022-06-28') + 1,
      at('2022-06-29'),
      at('2022-06-29') + 1,
      at('2023-01-01'),
      at('2023-01-01') + 1,
    ]);
    expect(turnedAt(race, at('2022-12-31'))).toBe(at('2022-06-29') + 1);
  });

  it('is found among many turns', () => {
    const turns = [1, 3, 5, 7];
    expect([0, 1, 2, 6, 7, 9].map((v) => lastTurn(turns, v))).toEqual([null, 1, 1, 5, 7, 7]);
  });
});
