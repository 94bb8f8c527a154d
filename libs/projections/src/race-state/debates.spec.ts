import { dateOf } from '../../../domain/src/testing/dates.js';
import {
  anOrganization,
  aPerson,
  EventBuilder,
} from '../../../domain/src/testing/event-builder.js';
import { timelineItems } from '../race-timeline/race-timeline.js';
import { aRace, knownIn, stateOf, sure } from '../testing/questions.js';

describe('the debates of a race', () => {
  const forum = () => {
    const builder = new EventBuilder();
    const debate = 'forum';
    const title = 'Candidate forum';
    builder.record('DebateScheduled', {
      occurred: '2021-05-02',
      data: { debate, title, start: dateOf('2021-05-19') },
    });
    builder.record('DebateRescheduled', {
      occurred: '2021-05',
      follows: 'e1',
      data: { debate, title, start: dateOf('2021-05-26') },
    });
    return builder;
  };
  const debates = (builder: EventBuilder, validAt: string) =>
    stateOf(builder, { validAt }).debates.map((one) => [one.debate, ...sure(one), one.start]);

  it('are set, may have moved, and have moved', () => {
    const builder = forum();
    expect(debates(builder, '2021-05-01')).toEqual([]);
    expect(debates(builder, '2021-05-10')).toEqual([
      ['forum', 'scheduled', 'rescheduled', '2021-05-19'],
    ]);
    expect(debates(builder, '2021-06')).toEqual([['forum', 'rescheduled', '2021-05-26']]);
  });

  it('are held when they were, or canceled', () => {
    const held = forum();
    const data = { debate: 'forum', attended: [aPerson('ann')] };
    held.record('DebateHeld', { occurred: '2021-06-01', follows: 'e2', data });
    expect(debates(held, '2021-06-01')).toEqual([['forum', 'held', '2021-06-01']]);
    const canceled = forum();
    const why = { debate: 'forum', reason: 'rain' };
    canceled.record('DebateCanceled', { occurred: '2021-06-01', follows: 'e2', data: why });
    expect(debates(canceled, '2021-06-01')).toEqual([['forum', 'canceled', undefined]]);
  });

  it('show who will not take part', () => {
    const builder = forum();
    const data = { debate: 'forum', candidate: aPerson('ann') };
    builder.record('DebateParticipationDeclined', { occurred: '2021-05-10', data });
    const declined = (validAt: string) =>
      stateOf(builder, { validAt }).debates[0]?.declined.map(({ candidate }) => candidate);
    expect([declined('2021-05-09'), declined('2021-05-10')]).toEqual([[], ['ann']]);
  });
});

describe('the ratings of a race', () => {
  it('are the last of each rater, in its own words', () => {
    const builder = new EventBuilder();
    const rate = (rater: string, to: string, occurred: string) =>
      builder.record('RatingChanged', { occurred, data: { rater: anOrganization(rater), to } });
    rate('ball', 'Safe', '2021-01');
    rate('ball', 'Likely', '2021-03-02');
    rate('cook', 'Solid', '2021-02');
    const ratings = (validAt: string) =>
      stateOf(builder, { validAt }).ratings.map((one) => [one.rater, ...sure(one)]);
    expect(ratings('2021-03-01')).toEqual([
      ['ball', 'Safe'],
      ['cook', 'Solid'],
    ]);
    expect(ratings('2021-03-02')).toEqual([
      ['ball', 'Likely'],
      ['cook', 'Solid'],
    ]);
  });
});

describe('a statement', () => {
  it('is shown with what followed it, the last of several', () => {
    const builder = new EventBuilder();
    const speaker = aPerson('ann');
    builder.record('StatementMade', { occurred: '2021-01-04', data: { speaker, summary: 'Yes.' } });
    builder.record('StatementClarified', {
      occurred: '2021-01-05',
      follows: 'e1',
      data: { speaker, summary: 'Maybe.' },
    });
    builder.record('StatementRetracted', {
      occurred: '2021-01-06',
      follows: 'e1',
      data: { speaker },
    });
    const standing = (validBefore: string) => {
      const asked = { validBefore: Date.parse(validBefore) };
      return timelineItems(knownIn(builder), aRace(), asked)[0]?.standing?.value;
    };
    expect([standing('2021-01-05'), standing('2021-01-07')]).toEqual([undefined, 'retracted']);
  });
});
