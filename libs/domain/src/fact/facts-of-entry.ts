import type { Revision } from './revision.js';
import type { Retraction } from './shape.js';

/** The facts of one event as known at K; not known at all: `null` in its place. */
export interface EntryFacts {
  /** Before the floors of F4, which depend on other facts. */
  readonly drafts: readonly Revision[];
  readonly retraction: Retraction | null;
  /** The greatest version known of what asserts the fact and what acts on it. */
  readonly version: number;
}
