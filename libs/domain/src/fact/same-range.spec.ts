import { at } from '../testing/dates.js';
import { supports } from '../testing/endorsements.js';
import { by } from '../testing/event-builder.js';
import { aRevision, type RevisionSaid } from '../testing/revision-builder.js';
import { holdersAt } from './holders.js';
import type { Revision } from './revision.js';

const said = (publisher: string, more: RevisionSaid = {}): RevisionSaid => ({
  sources: [by(publisher)],
  ...more,
});
const opposes = { data: supports({ stance: 'oppose' }) };

/** Each possible holder with its alternatives and with those that agree. */
const held = (revisions: readonly Revision[], v = '2023-01-01') =>
  holdersAt(revisions, at(v)).possible.map(({ revision, alternatives, agreeing }) => ({
    holder: revision.fact,
    alternatives: alternatives.map((each) => each.revision.fact),
    agreeing: agreeing.map(({ fact }) => fact),
  }));

describe('alternatives [S3]', () => {
  it('hold as one group, spoken for by the last in order', () => {
    const facts = [aRevision(1, said('tribune')), aRevision(2, said('herald', opposes))];
    expect(held(facts)).toEqual([{ holder: 'f2', alternatives: ['f1'], agreeing: [] }]);
    const confirmed = [
      aRevision(1, said('tribune', { assertion: 'confirmed' })),
      aRevision(2, said('herald', opposes)),
    ];
    expect(held(confirmed)).toEqual([{ holder: 'f1', alternatives: ['f2'], agreeing: [] }]);
  });

  it('say which fields differ', () => {
    const facts = [aRevision(1, said('tribune')), aRevision(2, said('herald', opposes))];
    const [holder] = holdersAt(facts, at('2023-01-01')).possible;
    expect(holder?.alternatives).toMatchObject([{ revision: { fact: 'f1' }, differs: ['stance'] }]);
  });

  it('supersede when the last of them does, and not before', () => {
    const facts = [
      aRevision(1, { occurred: '2021-11-01' }),
      aRevision(2, said('tribune', { latest: at('2021-12-10') })),
      aRevision(3, said('herald', { ...opposes, latest: at('2021-12-20') })),
    ];
    expect(holdersAt(facts, at('2021-12-15')).certain?.revision.fact).toBe('f1');
    expect(holdersAt(facts, at('2021-12-20')).certain?.revision.fact).toBe('f3');
  });

  it('are superseded together', () => {
    const facts = [
      aRevision(1, said('tribune')),
      aRevision(2, said('herald', opposes)),
      aRevision(3, { occurred: '2022-01', follows: 'f2' }),
    ];
    expect(held(facts).map(({ holder }) => holder)).toEqual(['f3']);
  });

  it('are none of different ranges, of different types, nor where one follows the other', () => {
    const first = aRevision(1, said('tribune'));
    const holder = (second: Revision) => held([first, second])[0];
    const none = { holder: 'f2', alternatives: [], agreeing: [] };
    expect(holder(aRevision(2, said('herald', { ...opposes, occurred: '2021-12-31' })))).toEqual(
      none,
    );
    expect(holder(aRevision(2, said('herald', { ...opposes, type: 'Another' })))).toEqual(none);
    expect(holder(aRevision(2, said('herald', { ...opposes, follows: 'f1' })))).toEqual(none);
  });

  it('compare ranges as they were written, not as T2 and T5 leave them', () => {
    const written = aRevision(1, said('tribune', { latest: at('2021-12-10') }));
    const supplied = aRevision(2, said('herald', { ...opposes, occurred: '../2021-12' }));
    const begun = {
      ...supplied,
      earliest: at('2021-12-01'),
      occurred: { ...supplied.occurred, earliest: at('2021-12-01') },
    };
    expect(held([written, begun]).map(({ alternatives }) => alternatives)).toEqual([[], []]);
    const same = aRevision(3, said('herald', { ...opposes, latest: at('2021-12-20') }));
    expect(held([written, same])).toMatchObject([{ holder: 'f3', alternatives: ['f1'] }]);
  });

  it('are all undated facts of a slot that differ', () => {
    const undated = (publisher: string, more: RevisionSaid): RevisionSaid =>
      said(publisher, { occurred: '..', from: -Infinity, latest: at('2022-01-01'), ...more });
    const facts = [aRevision(1, undated('tribune', {})), aRevision(2, undated('herald', opposes))];
    expect(held(facts)).toEqual([{ holder: 'f2', alternatives: ['f1'], agreeing: [] }]);
  });

  it('are spoken for by a fact that is not disputed, where there is one', () => {
    const facts = [
      aRevision(1, said('tribune')),
      aRevision(2, said('herald', { ...opposes, disputed: true })),
    ];
    expect(held(facts)).toEqual([{ holder: 'f1', alternatives: ['f2'], agreeing: [] }]);
  });

  it('are none for a type that has none: the last in order counts alone', () => {
    const counts = { hasNoAlternatives: true } as const;
    const facts = [
      aRevision(1, said('clerk', { ...counts, ...opposes, rank: 2 })),
      aRevision(2, said('feed', { ...counts, rank: 1 })),
    ];
    expect(held(facts)).toEqual([{ holder: 'f1', alternatives: [], agreeing: [] }]);
  });
});

describe('the same values [S3]', () => {
  it('are one held value, the last in order speaking for them', () => {
    const facts = [aRevision(1, said('tribune')), aRevision(2, said('herald'))];
    expect(held(facts)).toEqual([{ holder: 'f2', alternatives: [], agreeing: ['f1'] }]);
  });

  it('are known since the first: what one source makes certain is certain', () => {
    const facts = [
      aRevision(1, said('tribune', { latest: at('2021-12-10') })),
      aRevision(2, said('herald', { latest: at('2021-12-20') })),
    ];
    const { certain, possible } = holdersAt(facts, at('2021-12-15'));
    expect(certain?.revision.fact).toBe('f1');
    expect(possible).toHaveLength(1);
    expect(certain?.agreeing.map(({ fact }) => fact)).toEqual(['f2']);
  });
});

describe('a publisher in common [S3]', () => {
  it('lets the later word replace the earlier, which never holds', () => {
    const facts = [
      aRevision(1, said('tribune', { assertion: 'confirmed', latest: at('2021-12-10') })),
      aRevision(2, said('Tribune', opposes)),
    ];
    expect(held(facts)).toEqual([{ holder: 'f2', alternatives: [], agreeing: [] }]);
    expect(holdersAt(facts, at('2021-12-15')).certain).toBeNull();
  });

  it('is the agency of a wire story', () => {
    const wire = (publisher: string) => [by(publisher, '2021-12-09', 'ap')];
    const facts = [
      aRevision(1, { sources: wire('tribune') }),
      aRevision(2, { ...opposes, sources: wire('herald') }),
    ];
    expect(held(facts)).toEqual([{ holder: 'f2', alternatives: [], agreeing: [] }]);
  });

  it('lets a higher rank replace a lower one, whichever was recorded first', () => {
    const facts = [
      aRevision(1, said('fec', { ...opposes, rank: 2 })),
      aRevision(2, said('fec', { rank: 1 })),
    ];
    expect(held(facts).map(({ holder }) => holder)).toEqual(['f1']);
  });

  it('lets no disputed word replace one that is not', () => {
    const facts = [
      aRevision(1, said('tribune')),
      aRevision(2, said('tribune', { ...opposes, assertion: 'disputed' })),
    ];
    expect(held(facts)).toEqual([{ holder: 'f1', alternatives: ['f2'], agreeing: [] }]);
  });
});
