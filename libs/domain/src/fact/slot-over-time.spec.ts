import fc from 'fast-check';
import { Endorsements, supports } from '../testing/endorsements.js';
import { by } from '../testing/event-builder.js';
import type { Revision } from './revision.js';
import { SlotOverTime } from './slot-over-time.js';

const aFact = fc.record({
  occurred: fc.constantFrom('2021-12-01', '2021-12-02', '2021-12', '2021-11~', '../2021-12-02'),
  assertion: fc.constantFrom('disputed', 'reported', 'confirmed'),
  published: fc.constantFrom('2021-12-01', '2021-12-03', '2022-01', undefined),
  stance: fc.constantFrom('support', 'oppose'),
});

type SaidFact = ReturnType<(typeof aFact)['generate']>['value'];

function slotOf(said: readonly SaidFact[]): readonly Revision[] {
  const race = new Endorsements();
  for (const { occurred, assertion, published, stance } of said)
    race.announce({
      ...{ occurred, assertion },
      sources: [by('tribune', published)],
      data: supports({ stance }),
    });
  return race.slot();
}

const told = (slot: SlotOverTime): readonly string[] =>
  slot.holdings.map(({ revision, upto }) => `${revision.fact} ${upto}`).sort();

describe('a slot whose facts change one by one', () => {
  it('is the same as one computed anew, or says that it must be', () => {
    const facts = fc.array(aFact, { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(facts, fc.nat(), fc.nat(), (said, which, other) => {
        const all = slotOf(said);
        const before = all[which % all.length]!;
        const after = all[other % all.length]!;
        const rest = all.filter((revision) => revision !== before && revision !== after);
        const steps: readonly (readonly [Revision | null, Revision | null])[] = [
          [null, before],
          [before, null],
          [before, { ...after, fact: before.fact, version: before.version }],
        ];
        for (const [gone, come] of steps) {
          const slot = new SlotOverTime(gone === null ? rest : [...rest, gone]);
          const was = told(slot);
          const changed = slot.replace(gone, come);
          const anew = new SlotOverTime(come === null ? rest : [...rest, come]);
          expect(told(slot)).toEqual(changed === null ? was : told(anew));
          for (const { revision, upto } of changed ?? [])
            expect(told(slot)).toContain(`${revision.fact} ${upto}`);
        }
      }),
      { numRuns: 500 },
    );
  });
});
