import { aPerson, EventBuilder } from '../../../domain/src/testing/event-builder.js';
import { candidateIn, stateOf, sure } from '../testing/questions.js';

const candidate = aPerson('dowell', 'Pat Dowell');

const TYPES = {
  declares: 'CandidacyDeclared',
  files: 'CandidacyFiled',
  qualifies: 'CandidacyQualified',
  'is disqualified': 'CandidacyDisqualified',
  leaves: 'CandidacyWithdrawn',
  'is reinstated': 'CandidacyReinstated',
  dies: 'CandidacyDied',
} as const;

type Act = readonly [act: keyof typeof TYPES, occurred: string, follows?: string];

/** A race in which one person does what is said, each on its date. */
function race(...acts: readonly Act[]): EventBuilder {
  const builder = new EventBuilder();
  for (const [act, occurred, follows] of acts)
    builder.record(TYPES[act], {
      occurred,
      data: { candidate },
      ...(follows !== undefined && { follows }),
    });
  return builder;
}

const dowellIn = (builder: EventBuilder, validAt: string) =>
  candidateIn(stateOf(builder, { validAt }), 'dowell');

describe('how a candidate entered [A3]', () => {
  const decided = race(
    ['files', '2022-03-07/2022-03-14'],
    ['qualifies', '2022-03-20'],
    ['is disqualified', '2022-04'],
  );

  it.each([
    ['filed, where no source tells of a declaration', decided, '2022-03-15', ['filed']],
    ['is left unsaid once only a later word on the papers is held', decided, '2022-03-20', []],
    ['is never that they were disqualified', decided, '2022-04-10', []],
    ['nor possibly that', decided, '2022-05', []],
    [
      'filed, though they may have been disqualified since',
      race(['files', '2021-03-07'], ['is disqualified', '2021-04']),
      '2021-04-10',
      ['filed'],
    ],
    [
      'declared, whatever the papers say',
      race(['declares', '2021-04-07'], ['is disqualified', '2022-04-01']),
      '2022-05',
      ['declared'],
    ],
  ] as const)('%s', (_, builder, validAt, expected) => {
    expect(sure(dowellIn(builder, validAt).entered)).toEqual(expected);
  });
});

describe('how a candidate left', () => {
  it.each([
    ['is said while they are gone', ['declares', '2021-04-07'], '2021-06-20', ['withdrawn']],
    ['is not said once they entered later', ['declares', '2021-08'], '2021-09', []],
    ['nor once an entry follows the exit', ['declares', '2021-06', 'e2'], '2021-09', []],
  ] as const)('%s', (_, entry, validAt, expected) => {
    const builder = race(['declares', '2021-04-07'], ['leaves', '2021-06-18', 'e1'], entry);
    expect(sure(dowellIn(builder, validAt).left)).toEqual(expected);
  });
});

describe('who was disqualified and is reinstated', () => {
  const reinstated = race(
    ['files', '2022-03-07'],
    ['is disqualified', '2022-04-01'],
    ['is reinstated', '2022-04-20', 'e2'],
    ['is disqualified', '2022-05-10'],
  );
  const at = (validAt: string) => {
    const { status, running, onBallot } = dowellIn(reinstated, validAt);
    return [sure(status), running, sure(onBallot)];
  };

  it.each([
    ['is out until then', '2022-04-10', [['disqualified'], 'no', ['no']]],
    [
      'is qualified: the papers are good after all',
      '2022-05-01',
      [['qualified'], 'certain', ['yes']],
    ],
    ['is out again by another decision', '2022-06-01', [['disqualified'], 'no', ['no']]],
  ])('%s', (_, validAt, expected) => {
    expect(at(validAt)).toEqual(expected);
  });

  it('stays disqualified where it was an exit that was taken back', () => {
    const builder = race(
      ['is disqualified', '2022-04-01'],
      ['leaves', '2022-04-05'],
      ['is reinstated', '2022-04-20', 'e2'],
    );
    expect(sure(dowellIn(builder, '2022-05').status)).toEqual(['disqualified']);
  });
});

describe('the place on the ballot of who left without a word about it', () => {
  const filed = ['files', '2021-03-07'] as const;
  const qualified = ['qualifies', '2021-04-10'] as const;

  it.each([
    ['is on it, where they had qualified', [filed, qualified, ['leaves', '2021-04-12']], ['yes']],
    ['so it is for the dead', [filed, qualified, ['dies', '2021-04-12']], ['yes']],
    ['is unknown, where they had only filed', [filed, ['leaves', '2021-04-12']], ['unknown']],
    [
      'is what may be, where they may have qualified',
      [filed, ['qualifies', '2021-04'], ['leaves', '2021-04-12']],
      ['unknown', 'yes'],
    ],
    ['is none, where they never filed', [['leaves', '2021-04-12']], []],
  ] as const)('%s', (_, acts, expected) => {
    expect(sure(dowellIn(race(...acts), '2021-04-15').onBallot)).toEqual(expected);
  });

  it('counts as certain, where they had qualified', () => {
    const builder = race(filed, qualified, ['leaves', '2021-04-12']);
    const { counts } = stateOf(builder, { validAt: '2021-05' });
    expect([counts.onBallot, counts.running]).toEqual([
      { certain: 1, possible: 1 },
      { certain: 0, possible: 0 },
    ]);
  });
});
