import { anEventfulRace, commitsOf } from '../../../ports/src/testing/race-log.js';
import { describeGaps, RUN_EVENTS_MAX, splitIntoRuns } from './race-run.js';

describe('runs of a batch', () => {
  const [a, b] = [commitsOf(anEventfulRace('a')), commitsOf(anEventfulRace('b'))];

  it('join the commits of a race that follow one another, with others between them', () => {
    const mixed = a.flatMap((commit, index) => [commit, ...b.slice(index, index + 1)]);
    expect(splitIntoRuns(mixed).map(({ race, commits }) => [race, commits.length])).toEqual([
      ['a', 10],
      ['b', 10],
    ]);
  });

  it('begin anew where a commit comes again or too early', () => {
    const runs = splitIntoRuns([...a.slice(0, 3), ...a.slice(1, 2), ...a.slice(5)]);
    expect(runs.map(({ events }) => events[0]?.version)).toEqual([1, 2, 6]);
  });

  it('hold no more events than one step may apply', () => {
    const [first] = a;
    const [event] = first?.events ?? [];
    const many = Array.from({ length: RUN_EVENTS_MAX + 1 }, (_, index) => ({
      ...first!,
      position: index,
      events: [{ ...event!, version: index + 1 }],
    }));
    expect(splitIntoRuns(many).map(({ events }) => events.length)).toEqual([RUN_EVENTS_MAX, 1]);
  });

  it('are named to the projector where they do not follow on', () => {
    const gaps = [1, 2, 3, 4].flatMap((n) => splitIntoRuns(commitsOf(anEventfulRace(`race-${n}`))));
    expect(describeGaps(gaps)).toContain('race-1 at 1, race-2 at 1, race-3 at 1 and 1 more');
  });
});
