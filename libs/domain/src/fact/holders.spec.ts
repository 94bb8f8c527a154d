import { at } from '../testing/dates.js';
import { supports } from '../testing/endorsements.js';
import { by } from '../testing/event-builder.js';
import { aRevision } from '../testing/revision-builder.js';
import { holdersAt } from './holders.js';
import type { Revision } from './revision.js';

/** The certain holder, and all possible ones. */
function held(revisions: readonly Revision[], v: string | number) {
  const { certain, possible } = holdersAt(revisions, typeof v === 'string' ? at(v) : v);
  return [certain?.revision.fact ?? null, possible.map(({ revision }) => revision.fact)];
}

describe('the holders of a slot at v [S2]', () => {
  it('are none before anything can have happened', () => {
    expect(held([aRevision(1)], '2021-12-01')).toEqual([null, []]);
    expect(held([aRevision(1)], at('2021-12-01') + 1)).toEqual([null, ['f1']]);
  });

  it('hold for certain once their range is over', () => {
    expect(held([aRevision(1)], at('2022-01-01') - 1)).toEqual([null, ['f1']]);
    expect(held([aRevision(1)], '2022-01-01')).toEqual(['f1', ['f1']]);
  });

  it('are the earlier for certain and the later possibly, while the later may have happened', () => {
    const both = [aRevision(1, { occurred: '2021-11-01' }), aRevision(2, { occurred: '2021-12' })];
    expect(held(both, '2021-12-10')).toEqual(['f1', ['f2', 'f1']]);
    expect(held(both, '2022-01-01')).toEqual(['f2', ['f2']]);
  });

  it('are both where their ranges overlap, the last in order for certain', () => {
    const both = [
      aRevision(1, { occurred: '2021-12', latest: at('2021-12-20') }),
      aRevision(2, { occurred: '2021-12-05' }),
    ];
    expect(held(both, '2021-12-25')).toEqual(['f2', ['f2', 'f1']]);
  });

  it('are not what a later fact of the same range supersedes', () => {
    const data = supports({ medium: 'radio' });
    const both = [
      aRevision(1, { sources: [by('tribune')] }),
      aRevision(2, { data, type: 'Other' }),
    ];
    expect(held(both, '2022-01-01')).toEqual(['f2', ['f2']]);
  });

  it('are not what a holder follows, directly or through others', () => {
    const chain = [
      aRevision(1, { occurred: '2021', latest: at('2021-07-01') }),
      aRevision(2, { occurred: '2021-03', follows: 'f1' }),
      aRevision(3, { occurred: '2021-03-10/2021-04', follows: 'f2' }),
    ];
    expect(held(chain, '2021-08-01')).toEqual(['f3', ['f3']]);
    expect(held([chain[0]!, chain[2]!], '2021-08-01')).toEqual(['f3', ['f3', 'f1']]);
    const acrossGap = { ...chain[2]!, followsInSlot: 'f1' };
    expect(held([chain[0]!, acrossGap], '2021-08-01')).toEqual(['f3', ['f3']]);
  });

  it('are superseded by what cannot have happened before them, from the millisecond on', () => {
    const both = [
      aRevision(1, { occurred: '2021-12-07' }),
      aRevision(2, { occurred: '2021-12-08/2021-12-09' }),
    ];
    expect(held(both, at('2021-12-10') - 1)).toEqual(['f1', ['f2', 'f1']]);
    expect(held(both, '2021-12-10')).toEqual(['f2', ['f2']]);
  });

  it('are not superseded by an undated fact for the earliest that a rule supplies it [T2]', () => {
    const undated = aRevision(2, {
      from: -Infinity,
      earliest: at('2021-06-01'),
      latest: at('2021-12-11'),
    });
    const before = aRevision(1, { occurred: '2021-05' });
    expect(held([undated, before], '2022-01-01')).toEqual(['f1', ['f1', 'f2']]);
  });
});

describe('the order in a slot [S1]', () => {
  const inOrder = (revisions: readonly Revision[]) => held(revisions, at('2021-12-01') + 1)[1];

  it('is by from, then earliest', () => {
    expect(
      inOrder([
        aRevision(1, { occurred: '2021-12-01' }),
        aRevision(2, {
          occurred: '../2021-12',
          latest: at('2021-12-01'),
          earliest: at('2021-01-01'),
        }),
        aRevision(3, { occurred: '2021-11/2021-12' }),
      ]),
    ).toEqual(['f1', 'f2', 'f3']);
  });

  it("is then by the definition's own rank, assertion and version", () => {
    const type = (n: number) => ({ type: `Type${n}` });
    expect(
      inOrder([
        aRevision(1, { ...type(1), rank: 100 }),
        aRevision(2, { ...type(2), assertion: 'confirmed' }),
        aRevision(3, { ...type(3) }),
        aRevision(4, { ...type(4) }),
        aRevision(5, { ...type(5), assertion: 'inferred' }),
      ]),
    ).toEqual(['f1', 'f2', 'f4', 'f3', 'f5']);
  });
});

describe('a disputed fact [F5]', () => {
  const disputed = { assertion: 'disputed' } as const;

  it('is never certain', () => {
    expect(held([aRevision(1, disputed)], '2023-01-01')).toEqual([null, ['f1']]);
  });

  it('stays so whatever rank it is lent [F4]', () => {
    const lent = aRevision(2, { occurred: '2022-01', disputed: true, follows: 'f1' });
    expect(held([aRevision(1), lent], '2023-01-01')).toEqual(['f1', ['f2', 'f1']]);
  });

  it('supersedes disputed facts alone', () => {
    const facts = [
      aRevision(1, { occurred: '2021-10' }),
      aRevision(2, { occurred: '2021-11', ...disputed }),
      aRevision(3, { occurred: '2021-12', ...disputed }),
    ];
    expect(held(facts, '2023-01-01')).toEqual(['f1', ['f3', 'f1']]);
  });

  it('is superseded like any other', () => {
    const facts = [aRevision(1, disputed), aRevision(2, { occurred: '2022-01' })];
    expect(held(facts, '2023-01-01')).toEqual(['f2', ['f2']]);
  });
});
