import type { DataOf } from '#libs/domain';
import { aPerson, EventBuilder } from '../../../domain/src/testing/event-builder.js';
import { dateOf } from '../../../domain/src/testing/dates.js';
import { candidateIn, stateOf, sure } from '../testing/questions.js';

const candidate = aPerson('dowell', 'Pat Dowell');

const TYPES = {
  explores: 'CandidacyExploring',
  declares: 'CandidacyDeclared',
  'is nominated': 'CandidacyNominated',
  'is written in': 'CandidacyWriteInDeclared',
  files: 'CandidacyFiled',
  qualifies: 'CandidacyQualified',
  'is disqualified': 'CandidacyDisqualified',
  leaves: 'CandidacyWithdrawn',
  dies: 'CandidacyDied',
  'is replaced': 'CandidacyReplaced',
  'is reinstated': 'CandidacyReinstated',
} as const;

/** A race in which one person does what is said, each on its date. */
function race(...acts: readonly (readonly [keyof typeof TYPES, string, string?])[]): EventBuilder {
  const builder = new EventBuilder();
  for (const [act, occurred, follows] of acts)
    builder.record(TYPES[act], {
      occurred,
      data: { candidate },
      ...(follows !== undefined && { follows }),
    });
  return builder;
}

const electionOn = (builder: EventBuilder, day: string) => {
  builder.record('ElectionScheduled', {
    occurred: '2020',
    data: { electionDate: dateOf(day) },
  });
  return builder;
};

const asked = (builder: EventBuilder, validAt: string) => {
  const state = stateOf(builder, { validAt });
  const { status, running } = candidateIn(state, 'dowell');
  return [...sure(status), running, state.counts.running.certain, state.counts.running.possible];
};

describe('a candidacy [A3]', () => {
  const declared = race(['declares', '2021-04-07']);
  const exploring = race(['explores', '2020-12-01']);
  const filed = race(
    ['explores', '2020-12-01'],
    ['declares', '2021-04-07'],
    ['files', '2022-03-07'],
  );
  const left = race(['declares', '2021-04-07'], ['leaves', '2022-01-05', 'e1']);
  const again = race(
    ['declares', '2021-04'],
    ['leaves', '2021-06-18', 'e1'],
    ['declares', '2021-08'],
  );

  it.each([
    ['not yet begun: nobody is listed', declared, '2021-04-06', null],
    ['declared on the day', declared, '2021-04-07', ['declared', 'certain', 1, 1]],
    ['exploring is listed and not running', exploring, '2021-01', ['exploring', 'no', 0, 0]],
    ['the furthest held counts', filed, '2022-03-07', ['filed', 'certain', 1, 1]],
    ['before that, the one before', filed, '2022-03-06', ['declared', 'certain', 1, 1]],
    ['still running on the eve of leaving', left, '2022-01-04', ['declared', 'certain', 1, 1]],
    ['gone from the day of leaving on', left, '2022-01-05', ['withdrawn', 'no', 0, 0]],
    ['an entry after the exit takes it back', again, '2021-09', ['declared', 'certain', 1, 1]],
    ['gone in between', again, '2021-07', ['withdrawn', 'no', 0, 0]],
    [
      'may be back in the month of the entry',
      again,
      '2021-08-10',
      ['withdrawn', 'declared', 'possible', 0, 1],
    ],
    [
      'may have declared in its month',
      race(['declares', '2021-04']),
      '2021-04-10',
      [null, 'declared', 'possible', 0, 1],
    ],
  ] as const)('%s', (_, builder, validAt, expected) => {
    if (expected === null) expect(stateOf(builder, { validAt }).candidates).toEqual([]);
    else expect(asked(builder, validAt)).toEqual(expected);
  });

  const onTheBallot = race(
    ['declares', '2021-04-07'],
    ['files', '2021-09'],
    ['qualifies', '2021-10'],
  );
  const refused = race(
    ['declares', '2021-04-07'],
    ['files', '2022-03'],
    ['is disqualified', '2022-04-21'],
  );
  const restored = race(
    ['declares', '2021-04-07'],
    ['leaves', '2022-01-05', 'e1'],
    ['is reinstated', '2022-01-20', 'e2'],
  );
  const died = race(['declares', '2021-04-07'], ['dies', '2022-05-30', 'e1']);
  const replaced = race(['is nominated', '2021-06-28'], ['is replaced', '2021-08', 'e1']);
  const writtenIn = race(
    ['declares', '2021-04-07'],
    ['is disqualified', '2022-04-21'],
    ['is written in', '2022-05-01'],
  );
  const overlapping = race(['is disqualified', '2021-04-21'], ['is written in', '2021-04']);

  it.each([
    ['qualified is further than filed', onTheBallot, '2021-11', ['qualified', 'certain', 1, 1]],
    [
      'may have qualified in the month of that',
      onTheBallot,
      '2021-10-10',
      ['filed', 'qualified', 'certain', 1, 1],
    ],
    ['disqualified runs no longer', refused, '2022-04-21', ['disqualified', 'no', 0, 0]],
    ['filed until then', refused, '2022-04-20', ['filed', 'certain', 1, 1]],
    ['reinstated is again what it was', restored, '2022-01-20', ['declared', 'certain', 1, 1]],
    ['gone until then', restored, '2022-01-19', ['withdrawn', 'no', 0, 0]],
    ['the dead run no longer', died, '2022-05-30', ['deceased', 'no', 0, 0]],
    ['the nominated run', replaced, '2021-07', ['nominated', 'certain', 1, 1]],
    [
      'may have been replaced in the month of that',
      replaced,
      '2021-08-10',
      ['nominated', 'replaced', 'possible', 0, 1],
    ],
    ['the replaced run no longer', replaced, '2021-09', ['replaced', 'no', 0, 0]],
    [
      'a write-in runs though disqualified before',
      writtenIn,
      '2022-05-01',
      ['write-in', 'certain', 1, 1],
    ],
    [
      'is both where refusal and write-in overlap and neither follows',
      overlapping,
      '2021-05-01',
      [null, 'disqualified', 'write-in', 'possible', 0, 1],
    ],
  ] as const)('%s', (_, builder, validAt, expected) => {
    expect(asked(builder, validAt)).toEqual(expected);
  });

  it('is both where exit and entry overlap and neither follows', () => {
    const overlapping = race(['declares', '2021-06-01'], ['leaves', '2021-06']);
    expect(asked(overlapping, '2021-08')).toEqual([
      null,
      'withdrawn',
      'declared',
      'possible',
      0,
      1,
    ]);
  });

  it('has ended where the exit follows the entry, however their dates overlap', () => {
    const following = race(['declares', '2021-06-20'], ['leaves', '2021-06', 'e1']);
    expect(asked(following, '2021-08')).toEqual(['withdrawn', 'no', 0, 0]);
  });

  it('runs through the day of the election and no longer', () => {
    const builder = electionOn(race(['declares', '2021-04-07']), '2022-06-28');
    expect(asked(builder, '2022-06-28').slice(0, 2)).toEqual(['declared', 'certain']);
    expect(asked(builder, '2022-06-29').slice(0, 2)).toEqual(['declared', 'no']);
  });

  it('may still run after the day while the move of the day is only possible', () => {
    const builder = electionOn(race(['declares', '2021-04-07']), '2022-03-15');
    const to = { from: dateOf('2022-03-15'), to: dateOf('2022-06-28') };
    builder.record('ElectionRescheduled', { occurred: '2022-03', follows: 'e2', data: to });
    expect(asked(builder, '2022-03-20').slice(0, 2)).toEqual(['declared', 'possible']);
    expect(asked(builder, '2022-04-01').slice(0, 2)).toEqual(['declared', 'certain']);
  });
});

describe('the place on the ballot', () => {
  const left = (data: Partial<DataOf<'CandidacyWithdrawn'>>, hasFiled: boolean) => {
    const builder = new EventBuilder();
    builder.record('CandidacyDeclared', { occurred: '2021-04', data: { candidate } });
    if (hasFiled) builder.record('CandidacyFiled', { occurred: '2021-05', data: { candidate } });
    builder.record('CandidacyWithdrawn', {
      occurred: '2022-01',
      follows: 'e1',
      data: { candidate, ...data },
    });
    const state = stateOf(builder, { validAt: '2022-02' });
    const { certain, possible } = state.counts.onBallot;
    return [candidateIn(state, 'dowell').onBallot?.value, certain, possible];
  };

  it.each([
    ['stays where the source says so', { onBallot: 'yes' }, false, ['yes', 1, 1]],
    ['is gone where the source says so', { onBallot: 'no' }, true, ['no', 0, 0]],
    ['is unknown for who had filed', {}, true, ['unknown', 0, 1]],
    ['is none for who never filed', {}, false, [undefined, 0, 0]],
  ] as const)('%s', (_, data, hasFiled, expected) => {
    expect(left(data, hasFiled)).toEqual(expected);
  });
});

describe('the place on the ballot, by what was decided', () => {
  const place = (builder: EventBuilder) => {
    const dowell = candidateIn(stateOf(builder, { validAt: '2022-09' }), 'dowell');
    return [sure(dowell.onBallot), sure(dowell.ballotName)];
  };

  it.each([
    ['yes for the qualified', race(['files', '2022-03'], ['qualifies', '2022-04']), ['yes']],
    ['no for the disqualified', race(['is disqualified', '2022-04']), ['no']],
    ['no for a write-in', race(['is written in', '2022-04']), ['no']],
    ['no for the replaced', race(['is nominated', '2022-06'], ['is replaced', '2022-08']), ['no']],
    [
      'yes for who qualified and died',
      race(['qualifies', '2022-04'], ['dies', '2022-05']),
      ['yes'],
    ],
    [
      'no for who was disqualified and left',
      race(['is disqualified', '2022-04'], ['leaves', '2022-05']),
      ['no'],
    ],
    ['none for the nominated, of whom nobody says', race(['is nominated', '2022-06']), []],
  ] as const)('is %s', (_, builder, expected) => {
    expect(place(builder)).toEqual([expected, []]);
  });

  it('has the name as the authority prints it', () => {
    const builder = new EventBuilder();
    const data = { candidate, ballotName: 'Patricia Dowell' };
    builder.record('CandidacyQualified', { occurred: '2022-04', data });
    expect(place(builder)).toEqual([['yes'], ['Patricia Dowell']]);
  });
});

describe('who is listed as a candidate', () => {
  it('is everyone whom a held fact names as one, without a status where none speaks of it', () => {
    const builder = new EventBuilder();
    const results = [
      { candidate: aPerson('polled'), pct: '3' },
      { option: 'undecided', pct: '97' },
    ];
    const pollster = { id: 'pollster', name: 'Pollster', kind: 'organization' } as const;
    builder.record('PollPublished', { occurred: '2021-12', data: { pollster, results } });
    builder.record('EndorsementAnnounced', {
      occurred: '2021-12-03',
      data: { endorser: aPerson('friend'), candidate: aPerson('endorsed'), stance: 'support' },
    });
    const state = stateOf(builder, { validAt: '2021-12-04' });
    const listed = state.candidates.map(({ person, status, running }) => [
      person.id,
      status,
      running,
    ]);
    expect(listed).toEqual([
      ['endorsed', null, 'no'],
      ['polled', null, 'no'],
    ]);
    expect(state.counts.candidates).toEqual({ certain: 1, possible: 2 });
  });

  it('has whoever takes the place of another, and shows whose place it is', () => {
    const builder = race(['is nominated', '2022-06-28']);
    const data = { candidate, replacedBy: aPerson('stewart') };
    builder.record('CandidacyReplaced', { occurred: '2022-08-10', follows: 'e1', data });
    const state = stateOf(builder, { validAt: '2022-09' });
    expect(candidateIn(state, 'dowell').replacedBy).toBe('stewart');
    expect(candidateIn(state, 'stewart').status).toBeNull();
  });

  it('shows where somebody moved, and their words', () => {
    const builder = new EventBuilder();
    builder.record('CandidacyWithdrawn', {
      occurred: '2022-01-05',
      data: { candidate, movedTo: 'us-house-il-01', wording: 'switched' },
    });
    const dowell = candidateIn(stateOf(builder, { validAt: '2022-01-06' }), 'dowell');
    expect([dowell.movedTo, dowell.left?.value, dowell.left?.data['wording']]).toEqual([
      'us-house-il-01',
      'withdrawn',
      'switched',
    ]);
  });
});
