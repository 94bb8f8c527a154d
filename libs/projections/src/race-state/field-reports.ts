import type { Revision } from '#libs/domain';
import { countOf } from '../held/count.js';
import { asFact, type FactOf } from '../held/fact-of.js';
import { type HeldValue, showThere } from '../held/held-value.js';
import { evaluateSlot } from '../held/outcomes.js';
import type { CandidateState } from './candidates.js';
import type { Agreement } from './comparisons.js';
import { leading, slotsOf } from './slot-kinds.js';
import type { StateContext } from './state-input.js';

export interface FieldValue {
  readonly count?: number;
  readonly candidates?: readonly string[];
}

export interface FieldReportDocument extends HeldValue<FieldValue> {
  /** Whether it fits the field as it is held, where nothing has changed since. */
  readonly agrees: Agreement;
}

type Report = FactOf<'FieldReported'>;

function fieldOf(revision: Revision): FieldValue | null {
  const fact = asFact(revision);
  if (fact.type !== 'FieldReported') return null;
  const { count, candidates } = fact.data;
  return {
    ...(count !== undefined && { count }),
    ...(candidates && { candidates: candidates.map(({ id }) => id) }),
  };
}

/** What sources said about who is running, each with whether it fits. */
export function showFieldReports(
  context: StateContext,
  candidates: readonly CandidateState[],
): readonly FieldReportDocument[] {
  return context.bounds
    .list('fieldReports', slotsOf(context.slots, 'field-report'))
    .flatMap(({ holders }) => {
      const fact = asFact(leading(holders).revision);
      if (fact.type !== 'FieldReported') return [];
      const isStale = changedSince(context, fact);
      return [
        {
          agrees: isStale ? 'unknown' : agreement(fact, candidates),
          ...showThere(evaluateSlot(holders, fieldOf), fieldOf, context.book),
        },
      ];
    });
}

/** Entries, exits and refusals after the report say nothing about the field that it speaks of. */
function changedSince({ slots, links }: StateContext, report: Report): boolean {
  const refusals = slotsOf(slots, 'ballot').filter(({ holders }) =>
    holders.possible.some(({ revision }) => revision.type === 'CandidacyDisqualified'),
  );
  const changes = [...slotsOf(slots, 'entry'), ...slotsOf(slots, 'exit'), ...refusals];
  return changes.some(({ holders }) =>
    holders.possible.some(({ revision }) => links.order(revision, report) === 'after'),
  );
}

/** Both what it counts and whom it names must fit, as far as it says them. */
function agreement({ data }: Report, candidates: readonly CandidateState[]): Agreement {
  const { certain, possible } = countOf(candidates.map(({ running }) => running));
  const each: Agreement[] = [];
  if (data.count !== undefined) each.push(fits(data.count, certain, possible));
  if (data.candidates)
    each.push(fitsNames(new Set(data.candidates.map(({ id }) => id)), candidates));
  if (each.includes('no')) return 'no';
  return each.includes('unknown') ? 'unknown' : 'yes';
}

function fits(count: number, certain: number, possible: number): Agreement {
  if (count < certain || count > possible) return 'no';
  return certain === possible ? 'yes' : 'unknown';
}

function fitsNames(names: ReadonlySet<string>, candidates: readonly CandidateState[]): Agreement {
  const contradicts = ({ named, running }: CandidateState) =>
    names.has(named.id) ? running === 'no' : running === 'certain';
  if (candidates.some(contradicts)) return 'no';
  return candidates.some(({ running }) => running === 'possible') ? 'unknown' : 'yes';
}
