import fc from 'fast-check';
import { at } from '../testing/dates.js';
import { Endorsements, supports } from '../testing/endorsements.js';
import { by } from '../testing/event-builder.js';
import { holdersAt, isCertain } from './holders.js';
import { LinksInSlot } from './links-in-slot.js';
import type { Revision } from './revision.js';
import { SameRange } from './same-range.js';
import { compareInSlot, isDisputed } from './slot-order.js';

const DATES = [
  '2021-12-01',
  '2021-12-02',
  '2021-12-02T12:00:00Z',
  '2021-12-01/2021-12-03',
  '2021-12',
  '2021-11~',
  '../2021-12-02',
  '2021-12-02/..',
  undefined,
];
const PUBLISHED = ['2021-11-30', '2021-12-01', '2021-12-02', '2021-12-03', '2022-01', undefined];

const aFact = fc.record({
  occurred: fc.constantFrom(...DATES),
  assertion: fc.constantFrom('disputed', 'inferred', 'reported', 'confirmed'),
  published: fc.constantFrom(...PUBLISHED),
  publisher: fc.constantFrom('tribune', 'herald', 'sun-times'),
  stance: fc.constantFrom('support', 'oppose'),
  /** How many facts before it the one lies that it follows. */
  follows: fc.option(fc.integer({ min: 1, max: 4 })),
});
const facts = fc.array(aFact, { minLength: 1, maxLength: 8 });

type SaidFact = ReturnType<(typeof aFact)['generate']>['value'];

interface Medium {
  readonly medium?: string;
}

function slotOf(
  said: readonly SaidFact[],
  mediumOf: (index: number) => Medium = () => ({}),
): readonly Revision[] {
  const race = new Endorsements();
  said.forEach(({ occurred, assertion, published, publisher, stance, follows }, index) => {
    race.announce({
      ...(occurred !== undefined && { occurred }),
      assertion,
      sources: [by(publisher, published)],
      data: supports({ stance, ...mediumOf(index) }),
      ...(follows !== null && follows <= index && { follows: `e${index - follows + 1}` }),
    });
  });
  return race.slot();
}

/** Every V at which anything can change, and those beside it. */
const moments = (slot: readonly Revision[]): readonly number[] =>
  [...new Set(slot.flatMap(({ earliest, latest }) => [earliest, latest]))]
    .filter(Number.isFinite)
    .flatMap((v) => [v - 1, v, v + 1])
    .concat(at('2021-01-01'), at('2024-01-01'))
    .sort((one, other) => one - other);

const leadersOf = (slot: readonly Revision[]): readonly Revision[] => {
  const sameRange = new SameRange(slot, new LinksInSlot(slot));
  return slot.filter((revision) => sameRange.leads(revision));
};

describe('any slot at any v [S2]', () => {
  it('has for its certain holder the last of all that have surely begun', () => {
    fc.assert(
      fc.property(facts, (said) => {
        const slot = slotOf(said);
        const leading = leadersOf(slot).toSorted(compareInSlot);
        for (const v of moments(slot)) {
          const last = leading.findLast((revision) => isCertain(revision, v));
          const { certain } = holdersAt(slot, v);
          // Facts that say the same are one: the certain one of them may speak for the last.
          expect(certain?.revision.fact).toBe(last?.fact);
        }
      }),
    );
  });

  it('is superseded by later facts alone', () => {
    fc.assert(
      fc.property(facts, (said) => {
        const slot = slotOf(said);
        for (const one of leadersOf(slot)) {
          for (const other of slot) {
            if (one === other) continue;
            const links = new LinksInSlot(slot);
            const isAfter =
              links.follows(one, other) || Math.min(one.earliest, one.from) >= other.latest;
            if (isAfter && isDisputed(one) === isDisputed(other))
              expect(compareInSlot(one, other)).toBeGreaterThan(0);
          }
        }
      }),
    );
  });

  it('lets each fact hold in one interval of v', () => {
    fc.assert(
      fc.property(facts, (said) => {
        // Facts that say the same take turns in speaking for it, so none does here.
        const slot = slotOf(said, (index) => ({ medium: `paper ${index}` }));
        const holding = moments(slot).map(
          (v) => new Set(holdersAt(slot, v).possible.map(({ revision }) => revision.fact)),
        );
        for (const { fact } of slot) {
          const turns = holding.filter(
            (held, n) => held.has(fact) !== (holding[n - 1]?.has(fact) ?? false),
          );
          expect(turns.length).toBeLessThanOrEqual(2);
        }
      }),
    );
  });

  it('does not depend on the order in which its facts are given', () => {
    fc.assert(
      fc.property(facts, (said) => {
        const slot = slotOf(said);
        for (const v of moments(slot))
          expect(holdersAt(slot.toReversed(), v)).toEqual(holdersAt(slot, v));
      }),
    );
  });
});
