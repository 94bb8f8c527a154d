import {
  type Accepted,
  type EventOf,
  type FactShape,
  formatInstant,
  type TimelineEvent,
} from '#libs/domain';
import { headlineOf } from '../race-timeline/headlines.js';
import type { SourceDocument } from '../held/source-book.js';
import { SourceBook } from '../held/source-book.js';
import { factHistoryDocument, type FactStepDocument } from './fact-history.js';

/** One entry of the public log of what was put right. */
export interface CorrectionItem {
  readonly event: string;
  readonly race: string;
  /** What it did to the fact: corrected, retracted, restored, disputed, resolved, redacted, or nothing, where it was taken back itself. */
  readonly did: string;
  readonly kind: string | null;
  readonly reason: string | null;
  readonly recordedAt: string;
  readonly fact: string;
  /** Of what asserted the fact; null where that is not there any more. */
  readonly type: string | null;
  readonly headline: string | null;
  /** What the fact was before, and is after it; null where it is retracted. */
  readonly before: FactStepDocument['revision'];
  readonly after: FactStepDocument['revision'];
  readonly changed: readonly string[];
  /** Those of the correction itself. */
  readonly sources: Readonly<Record<string, SourceDocument>>;
  readonly links: { readonly history: string; readonly event: string };
}

/**
 * A correction or a retraction with what it changed.
 *
 * @param history of the fact that it acts on, in version order.
 * @returns null where it acts on no fact that the record knows.
 */
export function correctionItem(
  { event }: Accepted<TimelineEvent>,
  race: string,
  history: readonly FactShape[],
): CorrectionItem | null {
  const document = factHistoryDocument(history);
  const at = document?.steps.findIndex((step) => step.event === event.id) ?? -1;
  const step = document?.steps[at];
  if (document === null || step === undefined) return null;
  const { fact, type } = document;
  const book = new SourceBook();
  book.cite(event.sources);
  return {
    ...{ event: event.id, race, fact, type },
    ...whatItDid(step),
    headline: headlineBefore(history, at),
    before: document.steps[at - 1]?.revision ?? null,
    sources: book.all(),
    links: linksOf(fact, event.id),
  };
}

/** A removal for a legal reason: that it was made is told, and nothing of what is gone [F7]. */
export function redactionItem(
  { event, recordedAt }: Accepted<EventOf<'EventRedacted'>>,
  race: string,
  type: string | null,
): CorrectionItem {
  const { event: fact, reason } = event.data;
  return {
    ...{ event: event.id, race, fact, type, did: 'redacted', kind: null, reason },
    ...{ recordedAt: formatInstant(recordedAt), headline: null, before: null, after: null },
    ...{ changed: [], sources: {} },
    links: linksOf(fact, event.id),
  };
}

const linksOf = (fact: string, event: string): CorrectionItem['links'] => ({
  history: `/v1/facts/${encodeURIComponent(fact)}/history`,
  event: `/v1/events/${event}`,
});

const whatItDid = ({ did, kind, reason, recordedAt, changed, revision }: FactStepDocument) => ({
  did,
  kind: kind ?? null,
  reason: reason ?? null,
  recordedAt,
  changed,
  after: revision,
});

/** What was said before it was put right. */
function headlineBefore(history: readonly FactShape[], at: number): string | null {
  const shape = history.slice(0, at).findLast(({ revision }) => revision !== null);
  return shape?.revision ? headlineOf(shape.revision) : null;
}
