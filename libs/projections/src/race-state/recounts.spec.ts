import {
  anOrganization,
  aPerson,
  EventBuilder,
} from '../../../domain/src/testing/event-builder.js';
import { stateOf, sure } from '../testing/questions.js';

const ap = anOrganization('ap');
const board = anOrganization('board');

describe('the night of the count', () => {
  it('begins when the polls close, in each part when they close there', () => {
    const builder = new EventBuilder();
    builder.record('PollsClosed', { occurred: '2021-06-28T19:00:00Z', data: {} });
    const data = { unit: 'ward-17' };
    builder.record('PollsClosed', { occurred: '2021-06-28T20:00:00Z', data });
    const closed = (validAt: string) =>
      stateOf(builder, { validAt }).calendar.map(({ kind, unit, value }) => [kind, unit, value]);
    expect(closed('2021-06-28T18:00:00Z')).toEqual([]);
    expect(closed('2021-06-29')).toEqual([
      ['polls-closed', undefined, '2021-06-28T19:00:00Z'],
      ['polls-closed', 'ward-17', '2021-06-28T20:00:00Z'],
    ]);
  });

  it('shows how far each counter has come', () => {
    const builder = new EventBuilder();
    const moves = (status: 'active' | 'paused' | 'ended', occurred: string) =>
      builder.record('TabulationStatusChanged', { occurred, data: { by: ap, status } });
    moves('active', '2021-06-28');
    moves('ended', '2021-06-30');
    const tabulation = (validAt: string) =>
      stateOf(builder, { validAt }).results.tabulation.map((one) => [one.by, ...sure(one)]);
    expect(tabulation('2021-06-29')).toEqual([['ap', 'active']]);
    expect(tabulation('2021-07')).toEqual([['ap', 'ended']]);
  });
});

describe('a desk', () => {
  it('takes a call over or holds it back, and the call stays as it is', () => {
    const builder = new EventBuilder();
    const call = { caller: ap, candidates: [aPerson('ann')], kind: 'winner' } as const;
    const desk = anOrganization('desk');
    builder.record('RaceCalled', { occurred: '2021-06-28', data: call });
    const decides = (accepts: boolean, occurred: string) =>
      builder.record('RaceCallOverridden', { occurred, data: { desk, caller: ap, accepts } });
    decides(false, '2021-06-28');
    decides(true, '2021-06-30');
    const shown = (validAt: string) =>
      stateOf(builder, { validAt }).calls.map((one) => [
        one.caller,
        one.value,
        one.acceptances.map((each) => [each.desk, ...sure(each)]),
      ]);
    const value = { candidates: ['ann'], kind: 'winner' };
    expect(shown('2021-06-29')).toEqual([['ap', value, [['desk', 'withheld']]]]);
    expect(shown('2021-07')).toEqual([['ap', value, [['desk', 'accepted']]]]);
  });
});

describe('a recount', () => {
  it('is requested, ordered and completed', () => {
    const builder = new EventBuilder();
    const data = { authority: board };
    builder.record('RecountRequested', { occurred: '2021-07-01', data });
    builder.record('RecountOrdered', { occurred: '2021-07', follows: 'e1', data });
    const counts = [{ candidate: aPerson('ann'), count: 7 }];
    builder.record('RecountCompleted', {
      occurred: '2021-08-19',
      follows: 'e2',
      data: { ...data, counts },
    });
    const recounts = (validAt: string) =>
      stateOf(builder, { validAt }).recounts.map((one) => [one.number, ...sure(one)]);
    expect(recounts('2021-07-10')).toEqual([[1, 'requested', 'ordered']]);
    expect(recounts('2021-08-01')).toEqual([[1, 'ordered']]);
    expect(recounts('2021-08-19')).toEqual([[1, 'completed']]);
    expect(stateOf(builder, { validAt: '2021-09' }).candidates).toHaveLength(1);
  });
});

describe('a challenge of the outcome', () => {
  it('is open until it is decided', () => {
    const builder = new EventBuilder();
    builder.record('RaceChallenged', { occurred: '2021-08-08', data: { case: '1' } });
    builder.record('ChallengeDecided', {
      occurred: '2021-09-01',
      follows: 'e1',
      data: { case: '1', outcome: 'upheld' },
    });
    const challenges = (validAt: string) =>
      stateOf(builder, { validAt }).challenges.map((one) => [one.case, ...sure(one)]);
    expect(challenges('2021-08-08')).toEqual([['1', 'open']]);
    expect(challenges('2021-09-01')).toEqual([['1', 'upheld']]);
  });
});
