import {
  formatInstant,
  type Alternative,
  type CorrectionKind,
  type Holder,
  type Resolution,
  type Revision,
} from '#libs/domain';
import { showData } from './data-document.js';
import { type OccurredDocument, showInstant, showOccurred } from './instants.js';
import type { Outcomes } from './outcomes.js';
import { shownAgain } from './json-text.js';
import { remembered } from './remembered.js';
import { isAlone } from './settled-documents.js';
import { firstPublished, keysOf, type SourceBook } from './source-book.js';

/** The fact behind a value, as every document shows it. */
export interface FactDocument {
  readonly occurred: OccurredDocument;
  /** EDTF: the earliest of its sources. */
  readonly published: string | null;
  readonly recordedAt: string;
  readonly assertion: string;
  readonly fact: string;
  readonly type: string;
  readonly slot: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Since when these values are known on the clock asked. */
  readonly knownSince: string | null;
  /** Keys of the document's `sources`. */
  readonly sources: readonly string[];
  readonly background?: readonly string[];
  readonly note?: string;
  readonly corrected?: CorrectionDocument;
  readonly resolved?: ResolutionDocument;
}

/** That it was decided for, where sources said otherwise [S3]. */
export interface ResolutionDocument {
  readonly event: string;
  readonly reason: string;
  readonly at: string | null;
}

export interface CorrectionDocument {
  readonly event: string;
  readonly kind: CorrectionKind;
  readonly reason: string;
  readonly at: string | null;
}

export interface AlternativeDocument extends FactDocument {
  readonly value: unknown;
  readonly differs: readonly string[];
}

/** A value that a fact put there. */
export interface HeldValue<Value = unknown> extends FactDocument {
  /** Null where nothing is certain. */
  readonly value: Value | null;
  /** The other values that may be true, latest first; absent where there are none. */
  readonly possible?: readonly Value[];
  readonly alternatives?: readonly AlternativeDocument[];
}

/** Other values, alternatives and sources that one value shows: of each the first hundred. */
const HELD_LIST_MAX = 100;

/** What a fact of the slot says on its own: the value of an alternative. */
export type ValueOf<Value> = (revision: Revision) => Value | null;

/** @returns null where nothing may be true. */
export function showHeld<Value>(
  outcomes: Outcomes<Value>,
  valueOf: ValueOf<unknown>,
  book: SourceBook,
): HeldValue<Value> | null {
  const { certain, others } = outcomes;
  const described = certain ?? others[0];
  if (described === undefined) return null;
  const { holder } = described;
  if (certain !== null && others.length === 0 && isAlone(holder))
    return showSettled(certain.value, holder.revision, book);
  const possible = others.slice(0, HELD_LIST_MAX).map(({ value }) => value);
  return {
    value: certain === null ? null : certain.value,
    ...(possible.length > 0 && { possible }),
    ...showHolder(holder, book),
    ...showAlternatives(holder, valueOf, book),
  };
}

/** What is settled looks the same in every state: what one fact puts there is shown once for all. */
function showSettled<Value>(value: Value, revision: Revision, book: SourceBook): HeldValue<Value> {
  const fact = showFact(revision, book);
  const settled = settledValues(fact);
  // The JSON of what is no text never begins with the mark of one.
  const key = typeof value === 'string' ? `"${value}` : JSON.stringify(value);
  const before = settled.get(key);
  if (before !== undefined) return before as HeldValue<Value>;
  const held = shownAgain({ value, ...fact });
  settled.set(key, held);
  return held;
}

/** By the value, what a fact that stands alone puts there. */
const settledValues = remembered<FactDocument, Map<string, HeldValue>>(() => new Map());

/** The same for an item that is known to be there, at least possibly. */
export function showThere<Value>(
  outcomes: Outcomes<Value>,
  valueOf: ValueOf<unknown>,
  book: SourceBook,
): HeldValue<Value> {
  const held = showHeld(outcomes, valueOf, book);
  if (held === null) throw new Error('What a state lists may be there; this is nothing.');
  return held;
}

/** The same values from several sources are one fact with all of them, known since the first [S3]. */
export function showHolder({ revision, agreeing }: Holder, book: SourceBook): FactDocument {
  if (agreeing.length === 0) return showFact(revision, book);
  const all = [revision, ...agreeing];
  const sources = all.flatMap((one) => one.sources).slice(0, HELD_LIST_MAX);
  book.cite(sources);
  const knownSince = all.reduce((first, one) => Math.min(first, one.knownSince), Infinity);
  return {
    ...showFact(revision, book),
    published: firstPublished(all.flatMap((one) => one.sources)),
    knownSince: showInstant(knownSince),
    sources: keysOf(sources),
  };
}

export function showFact(revision: Revision, book: SourceBook): FactDocument {
  book.citeFact(revision);
  return factDocument(revision);
}

const factDocument = remembered((revision: Revision): FactDocument => {
  const { background, note, corrected, resolved } = revision;
  return {
    occurred: showOccurred(revision.occurred),
    published: firstPublished(revision.sources),
    recordedAt: formatInstant(revision.recordedAt),
    assertion: revision.disputed === true ? 'disputed' : revision.assertion,
    fact: revision.fact,
    type: revision.type,
    slot: revision.slot,
    data: showData(revision.data),
    knownSince: showInstant(revision.knownSince),
    sources: keysOf(revision.sources),
    ...(background.length > 0 && { background: keysOf(background) }),
    ...(note !== null && { note }),
    ...(corrected !== null && { corrected: { ...corrected, at: showInstant(corrected.at) } }),
    ...(resolved && { resolved: showResolution(resolved) }),
  };
});

export const showResolution = (resolved: Resolution): ResolutionDocument => ({
  ...resolved,
  at: showInstant(resolved.at),
});

function showAlternatives(
  { alternatives }: Holder,
  valueOf: ValueOf<unknown>,
  book: SourceBook,
): Pick<HeldValue, 'alternatives'> {
  if (alternatives.length === 0) return {};
  const shown = alternatives.slice(0, HELD_LIST_MAX);
  return { alternatives: shown.map((one) => showAlternative(one, valueOf, book)) };
}

function showAlternative(
  { revision, differs }: Alternative,
  valueOf: ValueOf<unknown>,
  book: SourceBook,
): AlternativeDocument {
  return { value: valueOf(revision), differs, ...showFact(revision, book) };
}
