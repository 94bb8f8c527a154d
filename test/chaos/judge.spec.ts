import type { Answer, SentCommand } from './history.js';
import { longestGap } from './history.js';
import { judge, type ReplayedCommit } from './judge.js';

const event = (version: number) => ({
  id: `event-${version}`,
  type: 'EndorsementAnnounced',
  version,
});
const success = (version: number): Answer => ({
  api: 0,
  status: 201,
  body: JSON.stringify({ version, events: [event(version)] }),
});
const unchanged: Answer = { api: 0, status: 200, body: JSON.stringify({ version: 1, events: [] }) };
const refusal: Answer = { api: 1, status: 422, body: '{}' };
const sent = (key: string, ...answers: readonly Answer[]): SentCommand => ({
  key,
  race: 'race',
  document: '{}',
  ifMatch: undefined,
  marks: [key],
  answers,
});
const commit = (key: string, version: number): ReplayedCommit => ({
  race: 'race',
  key,
  base: version - 1,
  events: [event(version)],
  marks: [key],
});
const NOTHING = { lost: [], doubled: [], wrong: [] };

describe('the judge of a chaos run', () => {
  it('finds nothing where every command is where it was said to be', () => {
    const history = [
      sent('a', success(1), success(1)),
      sent('b', refusal),
      sent('c'),
      sent('d', unchanged),
    ];
    expect(judge(history, [commit('a', 1)])).toEqual(NOTHING);
  });

  it('lets a command count whose sender was told nothing', () => {
    expect(judge([sent('a')], [commit('a', 1)])).toEqual(NOTHING);
  });

  it('misses a command that was acknowledged and is not in the log', () => {
    expect(judge([sent('a', success(1))], []).lost).toEqual(['race a']);
  });

  it('finds a command that counts twice, by its key or by what it says', () => {
    expect(judge([sent('a', success(1))], [commit('a', 1), commit('a', 2)]).doubled).toContain(
      'race a',
    );
    const other = { ...commit('b', 2), marks: ['a'] };
    expect(judge([sent('a', success(1)), sent('b')], [commit('a', 1), other]).doubled).toEqual([
      'a',
    ]);
  });

  it.each<[string, readonly SentCommand[], readonly ReplayedCommit[]]>([
    ['another version', [sent('a', success(2))], [commit('a', 1)]],
    [
      'other events',
      [sent('a', success(1))],
      [{ ...commit('a', 1), events: [{ id: 'x', version: 1 }] }],
    ],
    ['a refused command', [sent('a', refusal)], [commit('a', 1)]],
    ['a command that was no news', [sent('a', unchanged)], [commit('a', 1)]],
    ['another answer to a repeat', [sent('a', success(1), success(2))], [commit('a', 1)]],
    ['a refusal beside an acknowledgement', [sent('a', success(1), refusal)], [commit('a', 1)]],
    ['a command of nobody', [], [commit('a', 1)]],
    ['a gap in the versions', [sent('a', success(2))], [commit('a', 2)]],
    ['an error of the program', [sent('a', { api: 0, status: 500, body: '{}' })], []],
  ])('finds %s wrong', (_, history, replayed) => {
    expect(judge(history, replayed).wrong).not.toEqual([]);
  });

  it('measures the longest time without a success, the edges included', () => {
    expect(longestGap(0, 100, [10, 30, 90])).toBe(60);
    expect(longestGap(0, 100, [])).toBe(100);
    expect(longestGap(0, 100, [80])).toBe(80);
    expect(longestGap(0, 100, [20, 120])).toBe(80);
  });
});
