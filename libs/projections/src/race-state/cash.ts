import type { Holder, Holders, Money, Revision } from '#libs/domain';
import { type HeldValue, showThere } from '../held/held-value.js';
import {
  type Combination,
  describedBy,
  evaluate,
  isNothing,
  type Item,
  type Outcome,
  type Outcomes,
} from '../held/outcomes.js';
import { SettledDocuments } from '../held/settled-documents.js';
import type { SourceBook } from '../held/source-book.js';
import { slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

/** One amount: of a candidate, a committee where a report names one, and a measure [A5]. */
export interface CashState {
  readonly candidate: string;
  readonly committee: string | null;
  readonly measure: string;
  readonly outcomes: Outcomes<Money>;
}

export interface CashDocument extends HeldValue<Money> {
  readonly measure: string;
  readonly committee?: string;
  /** EDTF: the last day of coverage, or the date that the amount speaks of. */
  readonly asOf: string | null;
}

/** In a slot without a committee stand summaries, and reports that name none. */
const NO_COMMITTEE = '-';

interface CashSlot {
  readonly candidate: string;
  readonly committee: string;
  readonly measure: string;
  readonly holders: Holders;
}

/** All amounts, by candidate, measure and committee; nothing is summed. */
export function cashStates({ slots }: StateContext): readonly CashState[] {
  const cash = slotsOf(slots, 'cash').map(asCashSlot);
  return cash
    .map(({ candidate, committee, measure, holders }) => ({
      candidate,
      measure,
      committee: committee === NO_COMMITTEE ? null : committee,
      outcomes: evaluate(
        new Amount(
          holders,
          measure,
          committee === NO_COMMITTEE ? filedBeside(cash, candidate, measure) : [],
        ),
      ),
    }))
    .filter(({ outcomes }) => !isNothing(outcomes));
}

function asCashSlot({ slot, holders }: { slot: string; holders: Holders }): CashSlot {
  const [, candidate = '', committee = NO_COMMITTEE, measure = ''] = slot.split('/');
  return { candidate, committee, measure, holders };
}

const filedBeside = (
  cash: readonly CashSlot[],
  candidate: string,
  measure: string,
): readonly Holders[] =>
  cash
    .filter((slot) => slot.candidate === candidate && slot.measure === measure)
    .filter(({ committee }) => committee !== NO_COMMITTEE)
    .map(({ holders }) => holders);

/** A summary is hidden by a filed report of the same measure with the same or a later end [A5]. */
class Amount implements Item<Money> {
  readonly slots: readonly Holders[];

  constructor(
    own: Holders,
    private readonly measure: string,
    filed: readonly Holders[],
  ) {
    this.slots = [own, ...filed];
  }

  outcomes([own = null, ...filed]: Combination): readonly (Outcome<Money> | null)[] {
    if (own === null || !isSummary(own.revision)) return [this.#outcomeOf(own)];
    const end = endOf(own.revision);
    const isHidden = filed.some((report) => report !== null && endOf(report.revision) >= end);
    return [isHidden ? null : this.#outcomeOf(own)];
  }

  widest(): readonly Outcome<Money>[] {
    return (this.slots[0]?.possible ?? []).flatMap((holder) => this.#outcomeOf(holder) ?? []);
  }

  #outcomeOf(holder: Holder | null): Outcome<Money> | null {
    const value = holder && amountIn(holder.revision, this.measure);
    return holder && value && { value, holder };
  }
}

const isSummary = ({ type }: Revision): boolean => type === 'FinanceSummaryReported';

/** The end of what an amount covers: as far as it was written, the end of its date. */
const endOf = ({ occurred }: Revision): number => occurred.latest ?? Infinity;

/** The amount that a fact states of a measure. */
export function amountIn(
  { data, type }: Pick<Revision, 'data' | 'type'>,
  measure: string,
): Money | null {
  const amount = data[type === 'FinanceSummaryReported' ? 'amount' : measure] as Money | undefined;
  if (amount === undefined) return null;
  const { amountCents, currency, approximate, bound } = amount;
  return { amountCents, currency, approximate, ...(bound && { bound }) };
}

export function showCash(
  states: readonly CashState[],
  candidate: string,
  { book, bounds }: StateContext,
): readonly CashDocument[] {
  const own = states.filter((state) => state.candidate === candidate);
  return bounds.list(`candidates/${candidate}/cash`, own).map((state) => showAmount(state, book));
}

export interface FinanceDocument extends CashDocument {
  readonly candidate: string;
}

/** All amounts of all candidates, as one list. */
export function showFinance(context: StateContext): readonly FinanceDocument[] {
  const { book, bounds } = context;
  return bounds
    .list('finance', cashStates(context))
    .map((state) => ({ candidate: state.candidate, ...showAmount(state, book) }));
}

function showAmount({ measure, committee, outcomes }: CashState, book: SourceBook): CashDocument {
  const held = showThere(outcomes, (revision) => amountIn(revision, measure), book);
  return settled.of(held, () => ({
    measure,
    ...(committee !== null && { committee }),
    asOf: describedBy(outcomes)?.revision.occurred.edtf ?? null,
    ...held,
  }));
}

const settled = new SettledDocuments<CashDocument>();
