import type { Holders, Instant, Knowledge } from '#libs/domain';
import type { HeldFacts, RaceRecord } from '#libs/ports';
import { BoundedCache } from '../race-history/bounded-cache.js';
import { type IdentityFacts, IDENTITY_SLOT } from './identity-facts.js';
import {
  askIndex,
  type Found,
  type RacePages,
  readHolders,
  readReports,
} from './race-index-reader.js';
import { timesPageFor, versionKnown } from './recorded-version.js';

/** Slots kept with the answers that were given last. */
const ANSWER_SLOTS_MAX = 200_000;

/** A race as the index knows it. */
export interface IndexedRace {
  /** Unlike that of any other race that the same answers are asked for. */
  readonly key: string;
  readonly pages: RacePages;
  readonly identity: IdentityFacts;
  /** Its last version. */
  readonly head: number;
  readonly recordedSince: Instant;
  /** Version of the last redaction; 0 where nothing was redacted. */
  readonly redacted: number;
  readonly watermark: Instant | null;
}

type Slots = HeldFacts['slots'];

/**
 * Answers questions on the recorded clock in a cost that follows the answer and not the history. What is known at
 * a version stays so: any V between the same two turns of it is answered by the same map.
 */
export class IndexedAnswers {
  readonly #slots = new BoundedCache<Slots>(ANSWER_SLOTS_MAX);

  async held(race: IndexedRace, knowledge: Knowledge, v: Instant): Promise<HeldFacts> {
    const { pages, identity } = race;
    const page = timesPageFor(pages.directory, knowledge);
    const times = page === null ? [] : await pages.times(page);
    const version = versionKnown(pages.directory, knowledge, { head: race.head, times });
    const found = await askIndex(pages, version, v);
    const turnedAt = later(found.turnedAt, identity.turnedAt(version, v));
    const key = `${race.key} ${version} ${turnedAt}`;
    const [slots, falseReports] = await Promise.all([
      this.#slots.get(key) ?? this.#readSlots({ race, key, version }, found, v),
      readReports(pages, found.reports),
    ]);
    return { ...recordAt(race, version), slots, falseReports, version, turnedAt };
  }

  /** Drops what was answered of a race under a key. */
  forget(key: string): void {
    this.#slots.forget(`${key} `);
  }

  async #readSlots(
    { race, key, version }: { race: IndexedRace; key: string; version: number },
    { needed }: Found,
    v: Instant,
  ): Promise<Slots> {
    const slots = withIdentity(
      await readHolders(race.pages, needed, v),
      race.identity.holdersAt(version, v),
    );
    this.#slots.set(key, slots, 1 + slots.size);
    return slots;
  }
}

export const recordAt = (
  { identity, head, recordedSince, redacted, watermark }: IndexedRace,
  version: number,
): RaceRecord => ({
  identity: identity.identityAt(version),
  head,
  recordedSince,
  redacted,
  watermark,
});

/** By the keys of the slots, as all others. */
function withIdentity(slots: Slots, holders: Holders): Slots {
  if (holders.possible.length === 0) return slots;
  const all = [...slots, [IDENTITY_SLOT, holders] as const];
  return new Map(all.sort(([one], [other]) => (one < other ? -1 : 1)));
}

const later = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);
