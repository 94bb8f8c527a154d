import { ResultsUpdated } from './results-updated.event.js';

type Data = Parameters<NonNullable<typeof ResultsUpdated.rank>>[0];

const reporter = { id: 'ap', name: 'Associated Press', kind: 'organization' } as const;
const rankOf = (portion?: Data['portion']) =>
  ResultsUpdated.rank?.({ reporter, ...(portion && { portion }) });

describe('counts of the same time', () => {
  it.each([
    [{ of: 'precincts', pct: '63' }, 63],
    [{ of: 'units', reported: 3, total: 4 }, 75],
    [{ of: 'units', reported: 0, total: 0 }, 0],
    [undefined, 0],
  ] as const)('come in the order of the portion counted: %j is %d', (portion, rank) => {
    expect(rankOf(portion)).toBe(rank);
  });
});
