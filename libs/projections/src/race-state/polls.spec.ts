import {
  anOrganization,
  aPerson,
  by,
  EventBuilder,
} from '../../../domain/src/testing/event-builder.js';
import { stateOf } from '../testing/questions.js';

const pollster = anOrganization('ogden-fry');

/** One poll, told otherwise by two publishers: the later account is shown, the earlier stands beside it. */
function toldTwice(): EventBuilder {
  const builder = new EventBuilder();
  for (const [publisher, pct] of [
    ['gazette', '40'],
    ['tribune', '41'],
  ] as const)
    builder.record('PollPublished', {
      occurred: '2021-12-01',
      sources: [by(publisher)],
      data: { pollster, results: [{ candidate: aPerson('dowell'), pct }] },
    });
  return builder;
}

describe('a poll that is told in two ways', () => {
  const standing = (builder: EventBuilder, validAt: string) =>
    stateOf(builder, { validAt }).polls.items.map((item) => [
      item.fact,
      item.alternatives?.map(({ fact }) => fact),
      item.standing?.value,
      item.standing?.slot,
    ]);

  it.each(['e1', 'e2'])(
    'is withdrawn with either of its accounts, and says with which',
    (follows) => {
      const builder = toldTwice();
      builder.record('PollWithdrawn', { occurred: '2021-12-20', follows, data: { pollster } });
      expect(standing(builder, '2021-12-19')).toEqual([['e2', ['e1'], undefined, undefined]]);
      expect(standing(builder, '2021-12-20')).toEqual([
        ['e2', ['e1'], 'withdrawn', `standing/${follows}`],
      ]);
    },
  );

  it('stands while neither is withdrawn', () => {
    expect(standing(toldTwice(), '2022')).toEqual([['e2', ['e1'], undefined, undefined]]);
  });
});
