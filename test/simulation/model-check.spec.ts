import { checkModel } from './check-model.js';
import { History } from './history.js';
import { MUTATIONS, referenceRule } from './mutations.js';

describe('the model check', () => {
  const told: string[] = [];
  const result = checkModel({ seed: 7, histories: 300, tell: (violation) => told.push(violation) });

  it('finds no history in which the rule loses, doubles or invents anything', () => {
    expect(told).toEqual([]);
    expect(result.violations).toBe(0);
  });

  it('plays histories in which something happens', () => {
    expect(result.acknowledged).toBeGreaterThan(1_000);
    expect(result.refused).toBeGreaterThan(100);
    expect(result.rejected).toBeGreaterThan(1_000);
    expect(result.duplicates).toBeGreaterThan(1_000);
  });

  it.each(MUTATIONS.map(({ name }) => name))('catches: %s', (name) => {
    expect(result.mutations[name]).not.toBeNull();
  });

  it('does not catch the rule in other words', () => {
    const plays = Array.from({ length: 100 }, (_, index) =>
      new History(referenceRule, 7, index).play(),
    );
    expect(plays.flatMap(({ violations }) => violations)).toEqual([]);
  });

  it('plays the same history for the same seed', () => {
    const play = (index: number): string =>
      JSON.stringify(new History(referenceRule, 3, index).play());
    expect(play(5)).toBe(play(5));
    expect(play(5)).not.toBe(play(6));
  });
});
