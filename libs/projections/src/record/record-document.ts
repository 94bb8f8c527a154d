import {
  type ExternalIdentifier,
  holdersAt,
  type Instant,
  type KnownFacts,
  type Revision,
} from '#libs/domain';
import { asFact } from '../held/fact-of.js';
import {
  type FactDocument,
  type HeldValue,
  showFact,
  showHeld,
  type ValueOf,
} from '../held/held-value.js';
import { evaluateSlot } from '../held/outcomes.js';
import type { SourceBook } from '../held/source-book.js';

/** Who or what something is, as its record says it at (V, K). */
export interface RecordDocument {
  /** As it was registered; a correction may have said it better. */
  readonly name: string;
  readonly registered: FactDocument;
  /** Other names by kind: on ballots, in law, in the press, among friends. */
  readonly names: Readonly<Record<string, HeldValue<string>>>;
  readonly aliases: readonly HeldValue<string>[];
  readonly externalIdentifiers: readonly ExternalIdentifier[];
  /** Of an import: how it ended. */
  readonly completed?: HeldValue<ImportCounts>;
}

interface ImportCounts {
  readonly lines: number;
  readonly accepted: number;
  readonly refused: number;
}

type Slots = KnownFacts['slots'];

/** @returns null where nothing registers it. */
export function recordDocument(
  { slots }: Pick<KnownFacts, 'slots'>,
  validBefore: Instant,
  book: SourceBook,
): RecordDocument | null {
  const registered = slots.get('identity')?.at(-1);
  if (registered === undefined) return null;
  const held = <Value>(slot: string, valueOf: ValueOf<Value>): HeldValue<Value> | null =>
    showHeld(evaluateSlot(holdersAt(slots.get(slot) ?? [], validBefore), valueOf), valueOf, book);
  const names = under('name/', slots).map((slot) => [kindIn(slot), held(slot, nameOf)] as const);
  const completed = held('completion', countsOf);
  return {
    name: nameOf(registered) ?? '',
    registered: showFact(registered, book),
    names: Object.fromEntries(names.filter(isHeld)),
    aliases: under('alias/', slots).flatMap((slot) => held(slot, nameOf) ?? []),
    externalIdentifiers: identifiersOf(slots, validBefore),
    ...(completed !== null && { completed }),
  };
}

/** All identifiers elsewhere: those registered with it, and those added that may hold at V; each once. */
export function identifiersOf(slots: Slots, validBefore: Instant): readonly ExternalIdentifier[] {
  const { externalIdentifiers = [] } = (slots.get('identity')?.at(-1)?.data ?? {}) as {
    readonly externalIdentifiers?: readonly ExternalIdentifier[];
  };
  const added = under('identifier/', slots).flatMap((slot) =>
    holdersAt(slots.get(slot) ?? [], validBefore).possible.flatMap(
      ({ revision }) => identifierIn(revision) ?? [],
    ),
  );
  const all = [...externalIdentifiers, ...added];
  return [...new Map(all.map((one) => [`${one.scheme}:${one.identifier}`, one])).values()];
}

/** Everything that it is called, at whatever time. */
export function namesOf(slots: Slots): readonly string[] {
  const named = ['identity', ...under('name/', slots), ...under('alias/', slots)];
  return named.flatMap((slot) => (slots.get(slot) ?? []).flatMap((one) => nameOf(one) ?? []));
}

const under = (path: string, slots: Slots): readonly string[] =>
  [...slots.keys()].filter((slot) => slot.startsWith(path)).sort();

const kindIn = (slot: string): string => slot.slice(slot.indexOf('/') + 1);

const isHeld = (
  entry: readonly [string, HeldValue<string> | null],
): entry is readonly [string, HeldValue<string>] => entry[1] !== null;

/** Registrations, names and aliases all say a name. */
function nameOf({ data }: Revision): string | null {
  const { name } = data;
  return typeof name === 'string' ? name : null;
}

function identifierIn(revision: Revision): ExternalIdentifier | null {
  const fact = asFact(revision);
  return fact.type === 'ExternalIdentifierAdded' ? fact.data.externalIdentifier : null;
}

function countsOf(revision: Revision): ImportCounts | null {
  const fact = asFact(revision);
  return fact.type === 'ImportCompleted' ? fact.data : null;
}
