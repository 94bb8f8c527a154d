import { formatInstant, type FactShape, type Revision } from '#libs/domain';
import { type FactDocument, showFact } from '../held/held-value.js';
import { showInstant } from '../held/instants.js';
import { SourceBook, type SourceDocument } from '../held/source-book.js';

/** What a step did to the fact. */
export const STEPS = [
  'asserted',
  'corrected',
  'retracted',
  'source-added',
  'disputed',
  'resolved',
  'restored',
  'nothing',
] as const;
export type StepDid = (typeof STEPS)[number];

/** One step in the life of a fact: who recorded what, when and why, and what the fact was from then on. */
export interface FactStepDocument {
  readonly did: StepDid;
  readonly event: string;
  readonly type: string;
  readonly version: number;
  readonly recordedAt: string;
  /** Key id and role of the author. */
  readonly by: string;
  /** The event that it acts on; absent for the first assertion. */
  readonly actsOn?: string;
  readonly kind?: string;
  readonly reason?: string;
  /** Names of what this step changed: `occurred`, `assertion`, `sources`, `data.amount`. */
  readonly changed: readonly string[];
  /** What the fact is after it; null where it is retracted. */
  readonly revision: (FactDocument & { readonly publishedAt: string | null }) | null;
}

export interface FactHistoryDocument {
  readonly fact: string;
  readonly type: string;
  readonly slot: string;
  /** Whether the fact stands after all that is recorded about it. */
  readonly stands: boolean;
  readonly steps: readonly FactStepDocument[];
  readonly sources: Readonly<Record<string, SourceDocument>>;
}

/**
 * A fact through its corrections, added sources and retractions, on the recorded clock.
 * @param history in version order, as the ledger gives it; not empty.
 * @returns null where no step ever gave the fact a shape: no fact has that id.
 */
export function factHistoryDocument(history: readonly FactShape[]): FactHistoryDocument | null {
  const last = history.findLast(({ revision }) => revision !== null)?.revision;
  if (!last) return null;
  const book = new SourceBook();
  const { fact, type, slot } = last;
  const steps = history.map((shape, index) => showStep(shape, history.slice(0, index), book));
  const stands = history.at(-1)?.revision !== null;
  return { fact, type, slot, stands, steps, sources: book.all() };
}

function showStep(
  shape: FactShape,
  before: readonly FactShape[],
  book: SourceBook,
): FactStepDocument {
  const { event, type, version, recordedAt, by, revision } = shape;
  const previous = before.findLast((earlier) => earlier.revision !== null)?.revision ?? null;
  return {
    did: didOf(shape, before),
    event,
    type,
    version,
    recordedAt: formatInstant(recordedAt),
    by,
    ...whyOf(shape),
    changed: revision === null || previous === null ? [] : changes(previous, revision),
    revision: revision && {
      ...showFact(revision, book),
      publishedAt: showInstant(revision.published),
    },
  };
}

const whyOf = ({ actsOn, kind, reason }: FactShape) => ({
  ...(actsOn !== null && { actsOn }),
  ...(kind !== null && { kind }),
  ...(reason !== null && { reason }),
});

/** What an event that acts on another did depends on what stands: a retraction may be retracted. */
function didOf(shape: FactShape, before: readonly FactShape[]): StepDid {
  const previous = before.at(-1);
  if (previous === undefined) return 'asserted';
  if (shape.revision === null) return previous.revision === null ? 'nothing' : 'retracted';
  if (previous.revision === null) return 'restored';
  if (shape.revision.revisedBy === previous.revision.revisedBy) return 'nothing';
  return madeOf(shape, shape.revision);
}

function madeOf({ event, type }: FactShape, { resolved }: Revision): StepDid {
  return resolved?.event === event ? 'resolved' : (DID[type] ?? 'corrected');
}

const DID: Readonly<Record<string, StepDid>> = {
  EventDisputed: 'disputed',
  // Of a fact that it does not name, it was decided against it.
  ConflictResolved: 'disputed',
  SourceAdded: 'source-added',
};

function changes(previous: Revision, now: Revision): readonly string[] {
  const changed: string[] = [];
  if (differ(previous.occurred, now.occurred)) changed.push('occurred');
  if (previous.assertion !== now.assertion) changed.push('assertion');
  if (differ(keysOf(previous), keysOf(now))) changed.push('sources');
  const names = new Set([...Object.keys(previous.data), ...Object.keys(now.data)]);
  for (const name of [...names].sort())
    if (differ(previous.data[name], now.data[name])) changed.push(`data.${name}`);
  return changed;
}

const keysOf = ({ sources }: Revision): readonly string[] => sources.map(({ key }) => key).sort();

const differ = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) !== JSON.stringify(other);
