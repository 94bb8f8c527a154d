import type { Money } from '#libs/domain';
import { type Certainty, countOf } from '../held/count.js';
import { allOf } from '../held/outcomes.js';
import { fieldOf } from '../race-parts/race-part.js';
import { type CashState, cashStates } from '../race-state/cash.js';
import { type EndorsementState, endorsementStates } from '../race-state/endorsements.js';
import type { SlotKind } from '../race-state/slot-kinds.js';
import type { StateContext } from '../race-state/state-input.js';
import { type PointRule, pointsOf } from './endorsement-points.js';
import type { Measured } from './measured.js';
import { measuredPolls } from './measured-polls.js';
import { measuredResults } from './measured-results.js';

/** How a series divides what it measures. */
export type SeriesBy = 'candidate' | 'total';

export interface MetricQuestion {
  readonly by: SeriesBy;
  readonly rule: PointRule;
}

/** What is measured at one V, and from which facts. */
export interface Metric {
  /** Whether it can be summed over candidates. */
  readonly hasTotal: boolean;
  readonly kinds: ReadonlySet<SlotKind>;
  measure(context: StateContext, asked: MetricQuestion): readonly Measured[];
}

export const METRIC_NAMES = [
  'candidates.active',
  'endorsements.count',
  'endorsements.points',
  'cash',
  'polls',
  'results',
] as const;
export type MetricName = (typeof METRIC_NAMES)[number];

const CANDIDACY: readonly SlotKind[] = ['exploring', 'entry', 'ballot', 'exit', 'election'];
const SUPPORT = new Set<SlotKind>([...CANDIDACY, 'endorsement']);

export const METRICS: { readonly [Name in MetricName]: Metric } = {
  'candidates.active': {
    hasTotal: true,
    kinds: new Set(CANDIDACY),
    measure: (context, { by }) =>
      weighed(
        fieldOf(context).map(({ named, running }) => ({
          candidate: named.id,
          counted: running,
          weight: 1,
        })),
        by,
      ),
  },
  'endorsements.count': {
    hasTotal: true,
    kinds: SUPPORT,
    measure: (context, { by }) =>
      weighed(
        supports(context, () => 1),
        by,
      ),
  },
  'endorsements.points': {
    hasTotal: true,
    kinds: SUPPORT,
    measure: (context, { by, rule }) =>
      weighed(
        supports(context, ({ endorser }) => pointsOf(endorser.post?.office, rule)),
        by,
      ),
  },
  cash: {
    hasTotal: false,
    kinds: new Set<SlotKind>(['cash']),
    measure: (context) => cashStates(context).map(amount),
  },
  polls: {
    hasTotal: false,
    kinds: new Set<SlotKind>(['poll', 'standing']),
    measure: measuredPolls,
  },
  results: {
    hasTotal: false,
    kinds: new Set<SlotKind>(['count', 'certification']),
    measure: measuredResults,
  },
};

/** Whether a metric can be summed over candidates. */
export const seriesHasTotal = (metric: MetricName): boolean => METRICS[metric].hasTotal;

interface Weighed {
  readonly candidate: string;
  readonly counted: Certainty;
  readonly weight: number;
}

/** Every candidate is measured, those whom nobody endorses too. */
function supports(
  context: StateContext,
  weightOf: (state: EndorsementState) => number,
): readonly Weighed[] {
  const field = fieldOf(context);
  const nobody = field.map(
    ({ named }) => ({ candidate: named.id, counted: 'no', weight: 0 }) as const,
  );
  const supported = endorsementStates(context, field).flatMap((state) =>
    state.candidate === null
      ? []
      : [{ candidate: state.candidate, counted: state.counted, weight: weightOf(state) }],
  );
  return [...nobody, ...supported];
}

/** Sums of what is counted for certain, and of what may be counted [A2]. */
function weighed(all: readonly Weighed[], by: SeriesBy): readonly Measured[] {
  const sums = new Map<string | null, { value: number; possible: number }>();
  if (by === 'total') sums.set(null, { value: 0, possible: 0 });
  for (const { candidate, counted: certainty, weight } of all) {
    const of = by === 'total' ? null : candidate;
    const { certain, possible } = countOf([certainty]);
    const before = sums.get(of) ?? { value: 0, possible: 0 };
    sums.set(of, {
      value: before.value + certain * weight,
      possible: before.possible + possible * weight,
    });
  }
  return [...sums].map(([candidate, sum]) => ({ candidate, ...sum, of: {} }));
}

function amount({ candidate, committee, measure, outcomes }: CashState): Measured {
  const [described] = allOf(outcomes);
  return {
    candidate,
    value: outcomes.certain?.value.amountCents ?? null,
    possible: outcomes.others[0]?.value.amountCents ?? null,
    of: {
      measure,
      ...(committee !== null && { committee }),
      ...(described && describe(described.value)),
    },
  };
}

const describe = ({ currency, approximate, bound }: Money): Measured['of'] => ({
  currency,
  approximate,
  ...(bound && { bound }),
});
