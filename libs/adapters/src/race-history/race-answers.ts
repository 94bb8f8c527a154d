import {
  type Holders,
  holdersAmong,
  type Instant,
  type Knowledge,
  type KnownFacts,
  type RaceIdentity,
  lastTurn,
  nextTurn,
  turnsOf,
} from '#libs/domain';
import type { HeldFacts, RaceRecord, RecordReach } from '#libs/ports';
import { BoundedCache } from './bounded-cache.js';
import type { RaceHistory } from './race-history.js';
import { SlotsOverTime } from './slots-over-time.js';

/** Revisions kept with the answers that were computed last; the newest answer is kept however large it is. */
const ANSWER_REVISIONS_MAX = 100_000;

/** A race whose history is at hand. */
export interface ReadRace {
  /** Unlike that of any other history that the same answers are asked for. */
  readonly key: string;
  readonly history: RaceHistory;
  readonly watermark: Instant | null;
}

interface Known {
  readonly identity: RaceIdentity;
  readonly facts: KnownFacts;
  /** Between two of them every moment has the same answer [Q4]. */
  readonly turns: readonly Instant[];
}

type Held = HeldFacts['slots'];

/**
 * Answers questions from a race's history, by the domain's rules alone, and remembers the last ones. The
 * same question about the same version, and any V between the same two turns, is answered by the same maps.
 */
export class RaceAnswers {
  readonly #known = new BoundedCache<Known>(ANSWER_REVISIONS_MAX);
  readonly #held = new BoundedCache<Held>(ANSWER_REVISIONS_MAX);
  readonly #slots = new SlotsOverTime();

  record({ history, watermark }: ReadRace): RaceRecord | undefined {
    const identity = history.identity();
    return identity && recordOf(identity, { history, watermark });
  }

  /** Of a record that is not that of a race: its facts are few, and nothing is kept of them. */
  knownOfRecord({ history, watermark }: ReadRace, knowledge: Knowledge): RecordReach & KnownFacts {
    const { version: head, recordedSince, redacted } = history;
    return { head, recordedSince, redacted, watermark, ...history.known(knowledge) };
  }

  known(race: ReadRace, knowledge: Knowledge): (RaceRecord & KnownFacts) | undefined {
    const known = this.#knownOf(race, knowledge);
    return known && { ...recordOf(known.identity, race), ...known.facts };
  }

  held(race: ReadRace, knowledge: Knowledge, validBefore: Instant): HeldFacts | undefined {
    const known = this.#knownOf(race, knowledge);
    if (known === undefined) return undefined;
    const { falseReports, version } = known.facts;
    const turnedAt = lastTurn(known.turns, validBefore);
    const stretch = `${keyOf(race, knowledge)} ${turnedAt}`;
    const slots = this.#held.get(stretch) ?? this.#hold(stretch, known.facts, validBefore);
    const until = nextTurn(known.turns, validBefore);
    return { ...recordOf(known.identity, race), slots, falseReports, version, turnedAt, until };
  }

  /** Drops what was answered of a race under a key. */
  forget(key: string): void {
    this.#known.forget(`${key} `);
    this.#held.forget(`${key} `);
  }

  #knownOf(race: ReadRace, knowledge: Knowledge): Known | undefined {
    const key = keyOf(race, knowledge);
    const before = this.#known.get(key);
    if (before !== undefined) return before;
    const identity = race.history.identity(knowledge);
    if (identity === undefined) return undefined;
    const facts = race.history.known(knowledge);
    const known = { identity, facts, turns: turnsOf(facts) };
    this.#known.set(key, known, weightOf(facts));
    return known;
  }

  #hold(stretch: string, facts: KnownFacts, validBefore: Instant): Held {
    const held = this.#heldOf(facts, validBefore);
    this.#held.set(stretch, held, weightOf(facts));
    return held;
  }

  /** The slots in which something may hold at V, by their keys. */
  #heldOf({ slots }: KnownFacts, validBefore: Instant): Held {
    const held = new Map<string, Holders>();
    for (const slot of [...slots.keys()].sort()) {
      const { holdings, sameRange } = this.#slots.of(slots.get(slot) ?? []);
      const holders = holdersAmong(holdings, sameRange, validBefore);
      if (holders.possible.length > 0) held.set(slot, holders);
    }
    return held;
  }
}

const recordOf = (
  identity: RaceIdentity,
  { history, watermark }: Pick<ReadRace, 'history' | 'watermark'>,
): RaceRecord => ({
  identity,
  head: history.version,
  recordedSince: history.recordedSince,
  redacted: history.redacted,
  watermark,
});

/** What is known at a version that is there stays so; any other knowledge may grow with the race. */
function keyOf({ key, history }: ReadRace, { clock, knownBefore, atVersion }: Knowledge): string {
  const isPinned = atVersion !== null && atVersion <= history.version;
  return `${key} ${isPinned ? 'at' : history.version} ${clock} ${knownBefore} ${atVersion}`;
}

const weightOf = ({ slots, falseReports }: KnownFacts): number => {
  let weight = 1 + falseReports.length;
  for (const revisions of slots.values()) weight += revisions.length;
  return weight;
};
