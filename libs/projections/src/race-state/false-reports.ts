import { compareInSlot, type FalseReport } from '#libs/domain';
import { type FactDocument, showFact } from '../held/held-value.js';
import { showInstant } from '../held/instants.js';
import { headlineOf } from '../race-timeline/headlines.js';
import { actorsIn } from './people.js';
import type { StateContext } from './state-input.js';

/** What was believed and later refuted: shown as such from then on [F3]. */
export interface FalseReportDocument extends FactDocument {
  readonly summary: string;
  /** Everyone whom it names. */
  readonly people: readonly string[];
  readonly reason: string;
  readonly retractedBy: string;
  readonly retractedAt: string | null;
}

export function showFalseReports(
  reports: readonly FalseReport[],
  { book, bounds }: StateContext,
): readonly FalseReportDocument[] {
  const inOrder = reports.toSorted((one, other) => compareInSlot(one.revision, other.revision));
  return bounds.list('falseReports', inOrder).map(({ revision, reason, retractedBy, at }) => ({
    ...showFact(revision, book),
    summary: headlineOf(revision),
    people: actorsIn(revision.data).map(({ id }) => id),
    reason,
    retractedBy,
    retractedAt: showInstant(at),
  }));
}
