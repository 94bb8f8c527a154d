import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergePerson, Records, registerPerson, splitPerson } from '../testing/identity-records.js';

const IDS = ['a', 'b', 'c', 'd', 'e'] as const;
const id = fc.constantFrom(...IDS);
const step = fc.record({ is: fc.constantFrom('merge', 'merge', 'split'), one: id, other: id });
const steps = fc.array(step, { maxLength: 30 });

interface Step {
  readonly is: string;
  readonly one: string;
  readonly other: string;
}

/** The rules by brute force: where each id leads, and which steps are taken. */
class Model {
  readonly into = new Map<string, string>();
  /** Pairs of which the last word is that they are not one: the same again is nothing new. */
  readonly #split = new Set<string>();

  take({ is, one, other }: Step): boolean {
    const before = this.into.get(one);
    if (is === 'split')
      return before === other ? this.#part(one, other) : this.#split.has(`${one} ${other}`);
    if (one === other || (before !== undefined && before !== other)) return false;
    if (this.wayFrom(other).includes(one)) return false;
    this.into.set(one, other);
    this.#split.delete(`${one} ${other}`);
    return true;
  }

  #part(one: string, other: string): true {
    this.into.delete(one);
    this.#split.add(`${one} ${other}`);
    return true;
  }

  wayFrom(start: string): readonly string[] {
    const way = [start];
    for (let at = this.into.get(start); at !== undefined; at = this.into.get(at)) way.push(at);
    return way;
  }
}

function recordsOf(seesOthers: boolean): Records {
  const records = new Records(seesOthers);
  for (const one of IDS) records.given([`person/${one}`, registerPerson(one)]);
  return records;
}

const take = (records: Records, { is, one, other }: Step): boolean =>
  records.take(`person/${one}`, is === 'merge' ? mergePerson(other) : splitPerson(other));

describe('Merges and splits in whatever order', () => {
  it('lead where brute force says', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const records = recordsOf(true);
        const model = new Model();
        for (const one of taken) expect(take(records, one)).toBe(model.take(one));
        const redirects = records.redirects();
        for (const one of IDS) {
          expect(redirects.canonical(one)).toBe(model.wayFrom(one).at(-1));
          const merged = IDS.filter((from) => from !== one && model.wayFrom(from).includes(one));
          expect([...redirects.mergedInto(one)].sort()).toEqual(merged);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('end somewhere also where two writers have closed a ring', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const records = recordsOf(false);
        for (const one of taken) take(records, one);
        const redirects = records.redirects();
        for (const one of IDS) {
          const end = redirects.canonical(one);
          expect(redirects.next(end)).toBeUndefined();
          expect(redirects.mergedInto(one)).not.toContain(one);
        }
      }),
      { numRuns: 150 },
    );
  });
});
