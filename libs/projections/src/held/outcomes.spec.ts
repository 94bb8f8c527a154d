import type { Holder, Holders } from '#libs/domain';
import { aRevision } from '../../../domain/src/testing/revision-builder.js';
import { certaintyOf } from './count.js';
import {
  COMBINATIONS_MAX,
  evaluate,
  evaluateSlot,
  latestOf,
  mapOutcomes,
  outcomesOf,
} from './outcomes.js';

const holder = (version: number, occurred = '2021'): Holder => ({
  revision: aRevision(version, { occurred }),
  alternatives: [],
  agreeing: [],
});

const slot = (certain: Holder | null, ...others: readonly Holder[]): Holders => ({
  certain,
  possible: certain === null ? others : [...others, certain],
});

const values = ({ certain, others }: ReturnType<typeof evaluate<string>>) => [
  certain?.value ?? null,
  ...others.map(({ value }) => value),
];

describe('an item of the state [A1]', () => {
  const one = holder(1);
  const two = holder(2, '2022');

  it('is what the certain holder says, beside what else may be, latest first', () => {
    const word = (version: number) => `v${version}`;
    const of = (holders: Holders) => values(evaluateSlot(holders, ({ version }) => word(version)));
    expect(of(slot(one))).toEqual(['v1']);
    expect(of(slot(one, two))).toEqual(['v1', 'v2']);
    expect(of(slot(null, two, one))).toEqual([null, 'v2', 'v1']);
    expect(of(slot(null))).toEqual([null]);
  });

  it('lists a value once, whichever facts it may come from', () => {
    expect(values(evaluateSlot(slot(one, two), () => 'same'))).toEqual(['same']);
  });

  it('is nothing certain where the certain holders leave several values', () => {
    const a = { value: 'a', holder: one };
    const b = { value: 'b', holder: two };
    const outcomes = outcomesOf([b, a], [b, a]);
    expect(values(outcomes)).toEqual([null, 'b', 'a']);
    expect(outcomes.isSplit).toBe(true);
    const mapped = mapOutcomes(outcomes, ({ value }) => (value === 'a' ? 'kept' : null));
    expect(values(mapped)).toEqual([null, 'kept']);
    expect(certaintyOf(mapped, () => true)).toBe('possible');
  });

  it('is widened, and counted as possible at most, beyond the combinations that are tried', () => {
    const many = Array.from({ length: COMBINATIONS_MAX }, (_, index) => holder(index + 2, '2022'));
    const item = (slots: readonly Holders[]) => ({
      slots,
      outcomes: ([held]: readonly (Holder | null)[]) => [
        held ? { value: 'a', holder: held } : null,
      ],
      widest: () => [
        { value: 'a', holder: one },
        { value: 'b', holder: two },
      ],
    });
    const within = evaluate(item([slot(one), slot(null)]));
    expect([values(within), certaintyOf(within, () => true)]).toEqual([['a'], 'certain']);
    const beyond = evaluate(item([slot(one), slot(null, ...many)]));
    expect([values(beyond), certaintyOf(beyond, () => true)]).toEqual([['a', 'b'], 'possible']);
  });

  it('of several the last is chosen, and a certain one before others', () => {
    const [sure, maybe] = [slot(one), slot(null, two)].map((held) =>
      evaluateSlot(held, ({ version }) => `v${version}`),
    );
    expect(values(latestOf([maybe!, sure!])!)).toEqual(['v1']);
    expect(latestOf([])).toBeNull();
  });
});
