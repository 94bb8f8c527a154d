import {
  type Holders,
  holdersAt,
  type Instant,
  type Knowledge,
  knownFacts,
  lastTurn,
  nextTurn,
  raceIdentity,
  type RaceIdentity,
  type Revision,
  turnsOf,
} from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';

/** The slot in which a race says what it is: known at every K [Q2], and read from its own events. */
export const IDENTITY_SLOT = 'identity';

interface Known {
  readonly identity: RaceIdentity;
  readonly revisions: readonly Revision[];
  readonly turns: readonly Instant[];
}

/** What a race is, at every version: the events that say it are few. */
export class IdentityFacts {
  /** The list itself, which may grow. */
  readonly #events: readonly AcceptedEvent[];
  /** By how many of the events are known. */
  readonly #known = new Map<number, Known>();

  /** @param events the creation of the race and what acts on it, in version order. */
  constructor(events: readonly AcceptedEvent[]) {
    this.#events = events;
  }

  /** Whether there is a race: its creation is there. */
  get isCreated(): boolean {
    return this.#events.length > 0;
  }

  identityAt(version: number): RaceIdentity {
    return this.#at(version).identity;
  }

  holdersAt(version: number, validBefore: Instant): Holders {
    return holdersAt(this.#at(version).revisions, validBefore);
  }

  turnedAt(version: number, validBefore: Instant): Instant | null {
    return lastTurn(this.#at(version).turns, validBefore);
  }

  /** The first turn after V; Infinity where there is none. */
  turnsAfter(version: number, validBefore: Instant): Instant {
    return nextTurn(this.#at(version).turns, validBefore);
  }

  #at(version: number): Known {
    const count = this.#events.filter((event) => event.version <= version).length;
    const known = this.#known.get(count) ?? this.#compute(version);
    this.#known.set(count, known);
    return known;
  }

  #compute(version: number): Known {
    const knowledge: Knowledge = { clock: 'recorded', knownBefore: null, atVersion: version };
    const facts = knownFacts(this.#events, knowledge);
    const revisions = facts.slots.get(IDENTITY_SLOT) ?? [];
    const identity = raceIdentity(this.#events, knowledge);
    return { identity, revisions, turns: turnsOf(facts) };
  }
}
