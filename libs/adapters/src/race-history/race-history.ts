import {
  asMetaEvent,
  FactLedger,
  type Instant,
  type Knowledge,
  type KnownFacts,
  raceIdentity,
  type RaceIdentity,
  targetOf,
} from '#libs/domain';
import type { AcceptedEvent, RaceEntry, RecordEntry } from '#libs/ports';

/**
 * Finds the events that say what a race is: its creation, and those that act on it or on one another.
 * Events are shown in version order.
 */
class IdentityEvents {
  readonly #ids = new Set<string>();

  /** @returns whether the event is one of them. */
  take({ event }: AcceptedEvent): boolean {
    const meta = asMetaEvent(event);
    const isAbout =
      meta === undefined ? event.type === 'RaceCreated' : this.#ids.has(targetOf(meta));
    if (isAbout) this.#ids.add(event.id);
    return isAbout;
  }
}

/** All there is, on the recorded clock. */
const EVERYTHING: Knowledge = { clock: 'recorded', knownBefore: null, atVersion: null };

/** Those that say what the race is, in version order. */
export function identityEventsIn(events: readonly AcceptedEvent[]): readonly AcceptedEvent[] {
  const found = new IdentityEvents();
  return events.filter((accepted) => found.take(accepted));
}

/**
 * All that was accepted of one race, ready for questions. Events are added in version order; what a later
 * one redacts is added without its content, so that nothing of it is left here.
 */
export class RaceHistory {
  readonly #ledger = new FactLedger();
  readonly #identityEvents = new IdentityEvents();
  readonly #identity: AcceptedEvent[] = [];
  #identityNow: RaceIdentity | undefined;
  #latest: KnownFacts | undefined;
  #recordedSince: Instant = 0;
  #changedAt: Instant = 0;
  #redacted = 0;

  /** Of the last event; 0 before the first. */
  get version(): number {
    return this.#ledger.version;
  }

  /** Of the last redaction; 0 where nothing was redacted. */
  get redacted(): number {
    return this.#redacted;
  }

  get recordedSince(): Instant {
    return this.#recordedSince;
  }

  /** Those that say what the race is, in version order: a list that grows. */
  get identityEvents(): readonly AcceptedEvent[] {
    return this.#identity;
  }

  /** Takes the event that follows; one that is there already changes nothing. */
  add(accepted: AcceptedEvent): void {
    if (accepted.version <= this.version) return;
    if (accepted.version > this.version + 1)
      throw new Error(`Version ${accepted.version} does not follow on ${this.version}.`);
    this.#ledger.add(accepted);
    this.#latest = undefined;
    if (this.#identityEvents.take(accepted)) {
      this.#identity.push(accepted);
      this.#identityNow = undefined;
    }
    if (accepted.event.type === 'EventRedacted') this.#redacted = accepted.version;
    if (accepted.version === 1) this.#recordedSince = accepted.recordedAt;
    this.#changedAt = accepted.recordedAt;
  }

  /** @returns undefined before the race is created. */
  identity(knowledge?: Knowledge): RaceIdentity | undefined {
    if (this.#identity.length === 0) return undefined;
    if (knowledge !== undefined) return raceIdentity(this.#identity, knowledge);
    return (this.#identityNow ??= raceIdentity(this.#identity));
  }

  /** @returns undefined before the race is created. */
  entry(): RaceEntry | undefined {
    const identity = this.identity();
    const { version } = this;
    return (
      identity && {
        identity,
        version,
        recordedSince: this.#recordedSince,
        changedAt: this.#changedAt,
      }
    );
  }

  /** As a record of a person, an organisation or another thing. */
  recordEntry(stream: string): RecordEntry {
    const facts = (this.#latest ??= this.known(EVERYTHING));
    const { version } = this;
    return {
      stream,
      version,
      recordedSince: this.#recordedSince,
      changedAt: this.#changedAt,
      facts,
      known: (knowledge) => this.known(knowledge),
    };
  }

  known(knowledge: Knowledge): KnownFacts {
    return this.#ledger.known(knowledge);
  }
}
