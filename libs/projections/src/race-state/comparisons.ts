import { amountBounds, type Actor, type Money, type Revision } from '#libs/domain';
import { asFact, type FactOf } from '../held/fact-of.js';
import { type HeldValue, showThere } from '../held/held-value.js';
import { evaluateSlot } from '../held/outcomes.js';
import type { CashState } from './cash.js';
import { leading, slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

/** Whether a claim fits what else is known; unknown where that does not decide it. */
export type Agreement = 'yes' | 'no' | 'unknown';

export interface ComparisonDocument extends HeldValue<string> {
  readonly left: string;
  readonly right: readonly string[];
  readonly agrees: Agreement;
  /** The facts that it was compared with. */
  readonly against: readonly string[];
}

type Claim = FactOf<'FinanceComparisonClaimed'>;

/** Claims that compare money, each with whether the amounts of its time bear it out. */
export function showComparisons(
  context: StateContext,
  cash: readonly CashState[],
): readonly ComparisonDocument[] {
  return context.bounds
    .list('comparisons', slotsOf(context.slots, 'comparison'))
    .flatMap(({ holders }) => {
      const fact = asFact(leading(holders).revision);
      if (fact.type !== 'FinanceComparisonClaimed') return [];
      return [
        {
          left: fact.data.left.id,
          right: fact.data.right.map(({ id }) => id),
          ...agreement(fact, cash, context),
          ...showThere(evaluateSlot(holders, relationOf), relationOf, context.book),
        },
      ];
    });
}

function relationOf(revision: Revision): string | null {
  const fact = asFact(revision);
  return fact.type === 'FinanceComparisonClaimed' ? fact.data.relation : null;
}

/** An amount lies between two bounds, in cents. */
interface Range {
  readonly least: number;
  readonly most: number;
}

function agreement(claim: Claim, cash: readonly CashState[], context: StateContext) {
  const { left, right, relation, measure = 'fundsAvailable' } = claim.data;
  const found = [left, ...right].map((person) =>
    amountFor(person, { claim, measure, cash, context }),
  );
  const against = found.flatMap((amount) => amount?.fact ?? []);
  const ranges = found.flatMap((amount) => (amount === null ? [] : [amountBounds(amount.money)]));
  const [first, ...others] = ranges;
  if (first === undefined || ranges.length < found.length)
    return { agrees: 'unknown' as const, against };
  return { agrees: RELATIONS[relation](first, others), against };
}

/** Amounts that are later than the claim say nothing about it. */
function amountFor(
  person: Actor,
  {
    claim,
    measure,
    cash,
    context,
  }: { claim: Claim; measure: string; cash: readonly CashState[]; context: StateContext },
): { money: Money; fact: string } | null {
  const states = cash.filter((state) => state.candidate === person.id && state.measure === measure);
  const [state, another] = states;
  const certain = state?.outcomes.certain;
  if (!certain || another !== undefined) return null;
  const { revision } = certain.holder;
  const isLater = context.links.order(revision, claim) === 'after';
  return isLater ? null : { money: certain.value, fact: revision.fact };
}

type Compare = (left: Range, right: readonly Range[]) => Agreement;

const greater: (left: Range, right: Range) => Agreement = (left, right) => {
  if (left.least > right.most) return 'yes';
  return left.most <= right.least ? 'no' : 'unknown';
};

const equal = (left: Range, right: Range): Agreement =>
  left.least <= right.most && right.least <= left.most ? 'yes' : 'no';

const sum = (ranges: readonly Range[]): Range => ({
  least: ranges.reduce((total, { least }) => total + least, 0),
  most: ranges.reduce((total, { most }) => total + most, 0),
});

/** All must be so; one that is not refutes the claim. */
const everyOne =
  (compare: (left: Range, right: Range) => Agreement): Compare =>
  (left, right) => {
    const each = right.map((one) => compare(left, one));
    if (each.includes('no')) return 'no';
    return each.includes('unknown') ? 'unknown' : 'yes';
  };

const RELATIONS: Readonly<Record<Claim['data']['relation'], Compare>> = {
  'greater-than': everyOne(greater),
  'greater-than-sum-of': (left, right) => greater(left, sum(right)),
  'less-than': everyOne((left, right) => greater(right, left)),
  'less-than-sum-of': (left, right) => greater(sum(right), left),
  'equal-to': everyOne(equal),
};
