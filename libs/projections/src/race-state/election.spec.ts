import { dateOf } from '../../../domain/src/testing/dates.js';
import { aPerson, EventBuilder, knownAt } from '../../../domain/src/testing/event-builder.js';
import { stateOf, sure } from '../testing/questions.js';

class Calendar extends EventBuilder {
  schedules(day: string, occurred: string): this {
    this.record('ElectionScheduled', { occurred, data: { electionDate: dateOf(day) } });
    return this;
  }

  proposes(day: string, occurred: string, instrument: string): this {
    const data = { proposedDate: dateOf(day), instrument };
    this.record('ElectionDateProposed', { occurred, data });
    return this;
  }

  moves(from: string, to: string, occurred: string, follows: string): this {
    const data = { from: dateOf(from), to: dateOf(to) };
    this.record('ElectionRescheduled', { occurred, follows, data });
    return this;
  }
}

const asked = (builder: EventBuilder, validAt: string) => {
  const { date, status, was, proposedDate } = stateOf(builder, { validAt }).election;
  return [sure(date), sure(status), was, sure(proposedDate)];
};

describe('the date of the election', () => {
  const moved = new Calendar()
    .schedules('2022-03-15', '../2020')
    .proposes('2022-06-28', '2021-05-31', 'SB 825')
    .moves('2022-03-15', '2022-06-28', '2021-06-17', 'e1');

  it.each([
    ['2021-05-30', [['2022-03-15'], ['confirmed'], undefined, []]],
    ['2021-06-10', [['2022-03-15'], ['confirmed'], undefined, ['2022-06-28']]],
    ['2021-06-17', [['2022-06-28'], ['confirmed'], '2022-03-15', []]],
  ])('at %s', (validAt, expected) => {
    expect(asked(moved, validAt)).toEqual(expected);
  });

  it('is one or the other in the month in which it moves, and so is what is proposed', () => {
    const builder = new Calendar()
      .schedules('2022-03-15', '2020')
      .proposes('2022-06-28', '2021-05-31', 'SB 825')
      .moves('2022-03-15', '2022-06-28', '2021-06', 'e1');
    expect(asked(builder, '2021-06-10')).toEqual([
      ['2022-03-15', '2022-06-28'],
      ['confirmed'],
      undefined,
      ['2022-06-28'],
    ]);
  });

  it('shows of several proposals the last', () => {
    const builder = new Calendar()
      .schedules('2022-03-15', '2020')
      .proposes('2022-06-28', '2021-05', 'SB 825')
      .proposes('2022-05-17', '2021-04', 'HB 1');
    expect(asked(builder, '2022')[3]).toEqual(['2022-06-28']);
  });

  it.each([
    ['ElectionCanceled', 'canceled'],
    ['RaceCanceled', 'canceled'],
    ['ElectionAnnulled', 'annulled'],
  ] as const)('is none once there is an %s, and is shown as what it was', (type, status) => {
    const builder = new Calendar().schedules('2022-03-15', '2020');
    const data = { was: dateOf('2022-03-15') };
    builder.record(type, { occurred: '2021-09-07', follows: 'e1', data });
    expect(asked(builder, '2021-09-06')).toEqual([['2022-03-15'], ['confirmed'], undefined, []]);
    expect(asked(builder, '2021-09-07')).toEqual([[], [status], '2022-03-15', []]);
  });

  it('was what the fact set that is canceled, as that is known, where the source does not say', () => {
    const builder = new Calendar()
      .schedules('2022-03-15', '2020')
      .moves('2022-03-15', '2022-06-28', '2021-06-17', 'e1');
    builder.record('ElectionCanceled', { occurred: '2021-09-07', follows: 'e2', data: {} });
    const data = { from: dateOf('2022-03-15'), to: dateOf('2022-06-21') };
    builder.correct('e2', { replacement: { occurred: '2021-06-17', data } });
    builder.retract('e2');
    const was = (atVersion: number) =>
      stateOf(builder, { validAt: '2022', knowledge: { ...knownAt(), atVersion } }).election.was;
    expect([3, 4, 5].map(was)).toEqual(['2022-06-28', '2022-06-21', '2022-03-15']);
  });

  it('may be none in the month in which it is canceled', () => {
    const builder = new Calendar().schedules('2022-03-15', '2020');
    builder.record('ElectionCanceled', { occurred: '2021-09', follows: 'e1', data: {} });
    expect(asked(builder, '2021-09-10')).toEqual([
      ['2022-03-15'],
      ['confirmed', 'canceled'],
      undefined,
      [],
    ]);
  });

  it.each(['ElectionCanceled', 'ElectionAnnulled'] as const)(
    'is said to be possibly none while an %s is only possible, and not before or after',
    (type) => {
      const builder = new Calendar().schedules('2022-03-15', '2020');
      builder.record(type, { occurred: '2021-09', follows: 'e1', data: {} });
      const mayHaveNone = (validAt: string) => stateOf(builder, { validAt }).election.mayHaveNoDate;
      expect(['2021-08', '2021-09-10', '2021-10'].map(mayHaveNone)).toEqual([
        undefined,
        true,
        undefined,
      ]);
    },
  );

  it('is set anew after it was canceled', () => {
    const builder = new Calendar().schedules('2022-03-15', '2020');
    builder.record('ElectionCanceled', { occurred: '2021-09-07', follows: 'e1', data: {} });
    builder.schedules('2022-06-28', '2021-10-01');
    expect(asked(builder, '2021-11')[0]).toEqual(['2022-06-28']);
  });

  it('is postponed by its status', () => {
    const builder = new Calendar();
    const data = { electionDate: dateOf('2022-03-15'), dateStatus: 'postponed' } as const;
    builder.record('ElectionScheduled', { occurred: '2021', data });
    expect(asked(builder, '2022')[1]).toEqual(['postponed']);
  });

  it('is nothing where none is held', () => {
    expect(asked(new Calendar(), '2022')).toEqual([[], [], undefined, []]);
  });
});

describe('the calendar', () => {
  const days = (builder: EventBuilder, validAt: string) =>
    stateOf(builder, { validAt }).calendar.map(({ kind, value }) => [kind, value]);

  it('has the election day, the runoff and every deadline by its kind, each as last set', () => {
    const builder = new Calendar().schedules('2022-03-15', '2020');
    const kind = 'filing-deadline';
    const runoffDate = dateOf('2022-05-24');
    builder.record('CalendarDeadlineSet', {
      occurred: '2021-01-10',
      data: { kind, deadline: dateOf('2021-11-29') },
    });
    builder.record('CalendarDeadlineSet', {
      occurred: '2021-06-17',
      data: { kind, deadline: dateOf('2022-03-14') },
    });
    builder.record('RunoffScheduled', { occurred: '2021-06-17', data: { runoffDate } });
    expect(days(builder, '2021-06-16')).toEqual([
      ['election-day', '2022-03-15'],
      ['filing-deadline', '2021-11-29'],
    ]);
    expect(days(builder, '2021-06-17')).toEqual([
      ['election-day', '2022-03-15'],
      ['runoff-day', '2022-05-24'],
      ['filing-deadline', '2022-03-14'],
    ]);
  });

  it('shows of a runoff who goes on to it, and the race that it is', () => {
    const builder = new EventBuilder();
    const candidates = [aPerson('ann'), aPerson('bob')];
    const data = { runoffDate: dateOf('2022-05-24'), candidates, race: 'the-runoff' };
    builder.record('RunoffScheduled', { occurred: '2021-06-17', data });
    const { runoff, ...state } = stateOf(builder, { validAt: '2022' });
    const value = { date: '2022-05-24', candidates: ['ann', 'bob'], race: 'the-runoff' };
    expect(sure(runoff)).toEqual([value]);
    expect(state.candidates.map(({ person }) => person.id)).toEqual(['ann', 'bob']);
  });
});

describe('the seat', () => {
  it('is vacant until somebody takes the oath', () => {
    const builder = new EventBuilder();
    builder.record('SeatVacated', { occurred: '2021-03-01', data: {} });
    builder.record('OfficeholderSwornIn', {
      occurred: '2021-06',
      data: { person: aPerson('ann') },
    });
    const filled = { status: 'filled', person: 'ann' };
    const seat = (validAt: string) => sure(stateOf(builder, { validAt }).seat);
    expect(seat('2021-02')).toEqual([]);
    expect(seat('2021-03-01')).toEqual([{ status: 'vacant' }]);
    expect(seat('2021-06-10')).toEqual([{ status: 'vacant' }, filled]);
    expect(seat('2021-07')).toEqual([filled]);
  });
});

describe('the incumbent', () => {
  const white = aPerson('jesse-white', 'Jesse White');
  const post = { office: 'secretary-of-state', label: 'Secretary of State' };

  const incumbent = (builder: EventBuilder, validAt: string) => {
    const shown = stateOf(builder, { validAt }).incumbent;
    return shown && [shown.person.id, sure(shown.since), sure(shown.intent)];
  };

  it('is nobody where no fact tells of one', () => {
    expect(incumbent(new EventBuilder(), '2022')).toBeNull();
  });

  it('breaks a vow, and the later word holds', () => {
    const builder = new EventBuilder();
    const vow = { person: white, intent: 'not-running' } as const;
    builder.record('IncumbentIntentDeclared', { occurred: '2015-08-20', data: vow });
    builder.record('IncumbentIntentReversed', {
      occurred: '2017-08-17',
      follows: 'e1',
      data: { person: white, intent: 'running' },
    });
    expect(incumbent(builder, '2016')).toEqual(['jesse-white', [], ['not-running']]);
    expect(incumbent(builder, '2018')).toEqual(['jesse-white', [], ['running']]);
  });

  it('holds the office of this race: certainly until the earliest end, possibly until the latest [T3]', () => {
    const builder = new EventBuilder();
    const data = { person: white, post, end: dateOf('2023') };
    builder.record('PostHeld', { occurred: '1999', data });
    expect(incumbent(builder, '2022')).toEqual(['jesse-white', ['1999'], []]);
    expect(incumbent(builder, '2023-06')).toEqual(['jesse-white', [null, '1999'], []]);
    expect(incumbent(builder, '2024')).toBeNull();
  });
});
