import type { DataOf } from '#libs/domain';
import { aPerson, by, EventBuilder } from '../../../domain/src/testing/event-builder.js';
import { aRace, candidateIn, stateOf, sure } from '../testing/questions.js';

type Stance = DataOf<'EndorsementAnnounced'>['stance'];

const endorser = {
  ...aPerson('senator'),
  post: { office: 'us-senate', label: 'U.S. senator' },
};

/** What one endorser says, in order: `e1`, `e2` and so on. */
class Words extends EventBuilder {
  supports(id: string, occurred: string, stance: Stance = 'support'): this {
    const data = { endorser, candidate: aPerson(id), stance };
    this.record('EndorsementAnnounced', { occurred, data });
    return this;
  }

  rescinds(id: string, occurred: string, follows: string): this {
    const data = { endorser, candidate: aPerson(id) };
    this.record('EndorsementRescinded', { occurred, follows, data });
    return this;
  }

  declines(occurred: string): this {
    this.record('EndorsementDeclined', { occurred, data: { endorser } });
    return this;
  }

  leaves(id: string, occurred: string): this {
    this.record('CandidacyWithdrawn', { occurred, data: { candidate: aPerson(id) } });
    return this;
  }
}

const words = () => new Words();

/** What each endorsement is, by candidate, and the number counted. */
function asked(builder: EventBuilder, validAt: string, seats = 1) {
  const { endorsements, counts } = stateOf(builder, { validAt, race: aRace({ seats }) });
  const items = endorsements.items.map((item) => [item.candidate, ...sure(item)]);
  return { items, counted: [counts.endorsements.certain, counts.endorsements.possible] };
}

describe('an endorsement with a fuzzy date [S2]', () => {
  const july = words().supports('valencia', '2021-07');

  it.each([
    ['2021-06-30', [], [0, 0]],
    ['2021-07-15', [['valencia', null, 'active']], [0, 1]],
    ['2021-07-31', [['valencia', 'active']], [1, 1]],
    ['2021-08-01', [['valencia', 'active']], [1, 1]],
  ])('asked at %s', (validAt, items, counted) => {
    expect(asked(july, validAt)).toEqual({ items, counted });
  });
});

describe('what becomes of an endorsement [A4]', () => {
  it.each([
    [
      'is rescinded, and no longer counted',
      words().supports('a', '2021-04').rescinds('a', '2022-03-23', 'e1'),
      [['a', 'rescinded']],
      [0, 0],
    ],
    [
      'is switched by a later support in a race for one seat',
      words().supports('a', '2021-04').supports('b', '2021-06'),
      [
        ['a', 'switched'],
        ['b', 'active'],
      ],
      [1, 1],
    ],
    [
      'may or may not be the last where two overlap and neither follows the other',
      words().supports('a', '2021-04').supports('b', '2021-04-10'),
      [
        ['a', null, 'switched', 'active'],
        ['b', null, 'active', 'switched'],
      ],
      [0, 2],
    ],
    [
      'is not switched by a co-endorsement, which is counted beside it',
      words().supports('a', '2021-04').supports('b', '2021-06', 'co-endorse'),
      [
        ['a', 'active'],
        ['b', 'active'],
      ],
      [2, 2],
    ],
    [
      'is not switched by opposition, which is not counted',
      words().supports('a', '2021-04').supports('b', '2021-06', 'oppose'),
      [
        ['a', 'active'],
        ['b', 'active'],
      ],
      [1, 1],
    ],
    [
      'is switched by declining to endorse',
      words().supports('a', '2021-04').declines('2022-04-21'),
      [
        ['a', 'switched'],
        [null, 'declined'],
      ],
      [0, 0],
    ],
    [
      'ends declining',
      words().declines('2021-04').supports('a', '2022-04-21'),
      [
        [null, 'switched'],
        ['a', 'active'],
      ],
      [1, 1],
    ],
    [
      'is moot once the candidate has left',
      words().supports('a', '2021-04').leaves('a', '2021-06-18'),
      [['a', 'moot']],
      [0, 0],
    ],
    [
      'stays switched when its candidate leaves later',
      words().supports('a', '2021-04').supports('b', '2021-05').leaves('a', '2021-06-18'),
      [
        ['a', 'switched'],
        ['b', 'active'],
      ],
      [1, 1],
    ],
    [
      'lives again with a support after the rescission',
      words().supports('a', '2021-04').rescinds('a', '2021-05', 'e1').supports('a', '2021-06'),
      [['a', 'active']],
      [1, 1],
    ],
  ])('%s', (_, builder, items, counted) => {
    expect(asked(builder, '2022-06')).toEqual({ items, counted });
  });

  it('may be moot in the month in which the candidate leaves', () => {
    const builder = words().supports('a', '2021-04').leaves('a', '2021-06');
    expect(asked(builder, '2021-06-10')).toEqual({
      items: [['a', 'active', 'moot']],
      counted: [0, 1],
    });
  });

  it('is not moot because the election is over, nor for lack of a declaration', () => {
    const builder = words().supports('a', '2021-04');
    expect(asked(builder, '2030')).toEqual({ items: [['a', 'active']], counted: [1, 1] });
  });

  it('stays active beside another support where there are two seats', () => {
    const builder = words().supports('a', '2021-04').supports('b', '2021-06');
    expect(asked(builder, '2022', 2).counted).toEqual([2, 2]);
  });

  it('may be support or opposition, and then is counted as possible', () => {
    const builder = words().supports('a', '2021-04').supports('a', '2021-05', 'oppose');
    expect(asked(builder, '2021-05-10')).toEqual({ items: [['a', 'active']], counted: [0, 1] });
  });

  it('describes the endorsement itself where it was switched, and the rescission where it was rescinded', () => {
    const switched = stateOf(words().supports('a', '2021-04').supports('b', '2021-06'), {
      validAt: '2022',
    });
    const [first] = switched.endorsements.items;
    expect([first?.fact, first?.occurred.edtf, first?.stance]).toEqual([
      'e1',
      '2021-04',
      'support',
    ]);
    const rescinded = stateOf(words().supports('a', '2021-04').rescinds('a', '2021-05', 'e1'), {
      validAt: '2022',
    });
    expect(rescinded.endorsements.items.map(({ fact }) => fact)).toEqual(['e2']);
  });
});

describe('the counts of endorsements [A2]', () => {
  it('stand by candidate and by the office held when speaking', () => {
    const state = stateOf(words().supports('a', '2021-04').supports('b', '2021-05', 'oppose'), {
      validAt: '2022',
    });
    expect(candidateIn(state, 'a').endorsements).toEqual({ certain: 1, possible: 1 });
    expect(candidateIn(state, 'b').endorsements).toEqual({ certain: 0, possible: 0 });
    expect(state.counts.endorsementsByOffice).toEqual({ 'us-senate': { certain: 1, possible: 1 } });
  });

  it('show the first hundred and lead to the rest', () => {
    const builder = new EventBuilder();
    for (let number = 0; number < 105; number += 1) {
      const data = {
        endorser: aPerson(`p${number}`),
        candidate: aPerson('a'),
        stance: 'support',
      } as const;
      builder.record('EndorsementAnnounced', { occurred: '2021-04', data });
    }
    const { endorsements } = stateOf(builder, { validAt: '2022' });
    expect([endorsements.items.length, endorsements.total.certain]).toEqual([100, 105]);
    expect(endorsements.next).toContain('EndorsementAnnounced');
  });
});

describe('one endorsement that several sources report [S3]', () => {
  it('is one value with all their sources, the first hundred at most, known since the first', () => {
    const builder = new EventBuilder();
    const data = { endorser, candidate: aPerson('a'), stance: 'support' } as const;
    for (let number = 0; number < 120; number += 1)
      builder.record('EndorsementAnnounced', {
        occurred: '2021-04',
        sources: [by(`publisher-${number}`, '2021-05')],
        data,
      });
    const { endorsements, counts } = stateOf(builder, { validAt: '2022' });
    const [item, ...others] = endorsements.items;
    expect([
      others.length,
      item?.sources.length,
      item?.knownSince,
      counts.endorsements.certain,
    ]).toEqual([0, 100, '2022-01-01T00:00:00.000Z', 1]);
  });
});
