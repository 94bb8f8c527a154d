import type { FactId } from '../event/timeline-event.js';
import { draftsOf } from './drafts.js';
import type { EntryFacts } from './facts-of-entry.js';
import type { FactEntry } from './fact-entry.js';
import { eventOfFact } from './fact-id.js';
import { type Link, type Links, settled } from './floors.js';
import { isKnownEvent, type KnownEntry, knownOf } from './known-entry.js';
import type { Clock, Knowledge, Revision } from './revision.js';
import { shapeOf } from './shape.js';
import { forgetSteps, keptForStep } from './published-steps.js';

export function entryFacts(entry: FactEntry, knowledge: Knowledge): EntryFacts | null {
  const known = knownOf(entry, knowledge);
  if (known === null) return null;
  if (entry.isIdentity) return factsIn(entry, known, knowledge);
  return known.metas.length === 0
    ? plainFacts(entry, known, knowledge)
    : keptForStep(entry, knowledge, () => factsIn(entry, known, knowledge));
}

/** The same, for one who keeps what is read. */
export function readFacts(entry: FactEntry, knowledge: Knowledge): EntryFacts | null {
  const known = knownOf(entry, knowledge);
  return known && factsIn(entry, known, knowledge);
}

/** The event of the entry has another recorded time, or other content, than when it was read. */
export function forgetFacts(entry: FactEntry): void {
  plain.delete(entry);
  forgetSteps(entry);
}

const plain = new WeakMap<FactEntry, Map<Clock, EntryFacts>>();

/** What nothing known acts on is the same at every K at which it is known: it is read once for each clock. */
function plainFacts(entry: FactEntry, known: KnownEntry, knowledge: Knowledge): EntryFacts {
  const byClock = plain.get(entry) ?? new Map<Clock, EntryFacts>();
  plain.set(entry, byClock);
  const facts = byClock.get(knowledge.clock) ?? factsIn(entry, known, knowledge);
  byClock.set(knowledge.clock, facts);
  return facts;
}

function factsIn(entry: FactEntry, known: KnownEntry, knowledge: Knowledge): EntryFacts {
  const shape = shapeOf(entry, known, knowledge);
  return {
    drafts: draftsOf(entry, shape),
    retraction: entry.isIdentity ? null : shape.retraction,
    version: known.metas.at(-1)?.meta.version ?? versionOf(entry, knowledge),
  };
}

/** An identity is there at every K, and used by number once it is known as other facts are. */
function versionOf({ asserted, isIdentity }: FactEntry, knowledge: Knowledge): number {
  return isIdentity && !isKnownEvent(asserted, knowledge) ? 0 : asserted.version;
}

/** Finds an event that asserts facts, and what is known of it. */
export interface EntryLookup {
  entry(event: string): FactEntry | undefined;
  facts(entry: FactEntry): EntryFacts | null;
}

/**
 * Facts with their floors, each computed once.
 * The link is walked up first and settled from its far end down, since it may be long.
 */
export class Settling {
  readonly #settled = new Map<FactId, Revision>();
  readonly #lookup: EntryLookup;

  constructor(lookup: EntryLookup) {
    this.#lookup = lookup;
  }

  settle(draft: Revision): Revision {
    if (draft.follows === null) return draft;
    const waiting: Revision[] = [];
    let next: Revision | undefined = draft;
    while (next !== undefined && !this.#settled.has(next.fact)) {
      waiting.push(next);
      next = this.#nearest(next);
    }
    for (const each of waiting.reverse()) this.#settled.set(each.fact, settled(each, this.#links));
    return this.#settled.get(draft.fact) ?? draft;
  }

  forget(fact: FactId): void {
    this.#settled.delete(fact);
  }

  /** The draft that this one's floor comes from. */
  #nearest(draft: Revision): Revision | undefined {
    let { version, follows } = draft;
    while (follows !== null) {
      const link = this.#link(follows);
      if (link === undefined || link.version >= version) return undefined;
      if (link.revision !== null) return link.revision;
      ({ version, follows } = link);
    }
    return undefined;
  }

  readonly #links: Links = (fact) => {
    const link = this.#link(fact);
    if (!link?.revision) return link;
    return { ...link, revision: this.#settled.get(fact) ?? link.revision };
  };

  #link(fact: FactId): Link | undefined {
    const entry = this.#lookup.entry(eventOfFact(fact));
    if (entry === undefined) return undefined;
    const facts = this.#lookup.facts(entry);
    const stands = facts !== null && facts.retraction === null;
    return {
      version: entry.asserted.version,
      follows: entry.asserted.event.follows ?? null,
      revision: stands ? (facts.drafts.find((draft) => draft.fact === fact) ?? null) : null,
    };
  }
}
