import { publishersOf } from './publisher.js';
import type { Revision } from './revision.js';
import { differ } from './values.js';

/** Who says what of a slot, remembered: many facts that say the same are compared once. */
export class SaidValues {
  readonly #publishers = new Map<Revision, ReadonlySet<string>>();
  readonly #words = new Map<Revision, string>();
  readonly #differing = new Map<string, Map<string, boolean>>();

  sharePublisher(one: Revision, other: Revision): boolean {
    const publishers = this.#publishersOf(other);
    for (const publisher of this.#publishersOf(one)) if (publishers.has(publisher)) return true;
    return false;
  }

  /** Whether their values differ [S3]. */
  differ(one: Revision, other: Revision): boolean {
    const words = this.#wordsOf(one);
    const otherWords = this.#wordsOf(other);
    if (words === otherWords) return false;
    const known = this.#differing.get(words) ?? new Map<string, boolean>();
    this.#differing.set(words, known);
    const before = known.get(otherWords);
    if (before !== undefined) return before;
    const now = differ(one, other);
    known.set(otherWords, now);
    return now;
  }

  #publishersOf(revision: Revision): ReadonlySet<string> {
    const known = this.#publishers.get(revision) ?? publishersOf(revision);
    this.#publishers.set(revision, known);
    return known;
  }

  /** Alike only where the values are; values that are the same may be written otherwise. */
  #wordsOf(revision: Revision): string {
    const known = this.#words.get(revision) ?? `${revision.type} ${JSON.stringify(revision.data)}`;
    this.#words.set(revision, known);
    return known;
  }
}
