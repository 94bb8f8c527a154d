import type { Holders, Instant, Knowledge } from '#libs/domain';
import type { HeldFacts, RaceRecord } from '#libs/ports';
import { BoundedCache } from '../race-history/bounded-cache.js';
import { type IdentityFacts, IDENTITY_SLOT } from './identity-facts.js';
import { askIndex, type Found, type RacePages, readReports } from './race-index-reader.js';
import { readHolders, type SlotHolders } from './read-holders.js';
import type { Stretch } from './item.js';
import { timesPageFor, versionKnown } from './recorded-version.js';

/** Slots kept with the answers that were given last, and with the last of each version; mostly the same. */
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

/** What is answered for every V of a stretch: from a turn to before the next. */
interface Answer extends Stretch, Pick<HeldFacts, 'slots' | 'falseReports' | 'turnedAt'> {}

/**
 * Answers questions on the recorded clock in a cost that follows the answer and not the history. What is known at
 * a version stays so: any V between the same two turns of it is answered by the same map.
 */
export class IndexedAnswers {
  readonly #slots = new BoundedCache<Slots>(ANSWER_SLOTS_MAX);
  /** Of each version the one that was given last. */
  readonly #stretches = new BoundedCache<Answer>(ANSWER_SLOTS_MAX);

  async held(race: IndexedRace, knowledge: Knowledge, v: Instant): Promise<HeldFacts> {
    const { pages } = race;
    const page = timesPageFor(pages.directory, knowledge);
    const times = page === null ? [] : await pages.times(page);
    const version = versionKnown(pages.directory, knowledge, { head: race.head, times });
    const key = `${race.key} ${version}`;
    const last = this.#stretches.get(key);
    const answer =
      last !== undefined && last.from <= v && v < last.upto
        ? last
        : await this.#answer({ race, key, version }, v);
    const { slots, falseReports, turnedAt, upto: until } = answer;
    return { ...recordAt(race, version), slots, falseReports, version, turnedAt, until };
  }

  /** Drops what was answered of a race under a key. */
  forget(key: string): void {
    this.#slots.forget(`${key} `);
    this.#stretches.forget(`${key} `);
  }

  async #answer(at: RaceAt, v: Instant): Promise<Answer> {
    const { race, version } = at;
    const found = await askIndex(race.pages, version, v);
    const turnedAt = later(found.turnedAt, race.identity.turnedAt(version, v));
    const key = `${at.key} ${turnedAt}`;
    const [slots, falseReports] = await Promise.all([
      this.#slots.get(key) ?? this.#readSlots({ ...at, key }, found, v),
      readReports(race.pages, found.reports),
    ]);
    const upto = Math.min(found.until, race.identity.turnsAfter(version, v));
    const answer = { from: turnedAt ?? -Infinity, upto, slots, falseReports, turnedAt };
    this.#stretches.set(at.key, answer, 1 + slots.size);
    return answer;
  }

  async #readSlots({ race, key, version }: RaceAt, { needed }: Found, v: Instant): Promise<Slots> {
    const slots = withIdentity(
      await readHolders(race.pages, needed, v),
      race.identity.holdersAt(version, v),
    );
    this.#slots.set(key, slots, 1 + slots.size);
    return slots;
  }
}

interface RaceAt {
  readonly race: IndexedRace;
  readonly key: string;
  readonly version: number;
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
function withIdentity(slots: SlotHolders[], holders: Holders): Slots {
  if (holders.possible.length === 0) return new Map(slots);
  const after = slots.findIndex(([slot]) => slot > IDENTITY_SLOT);
  slots.splice(after < 0 ? slots.length : after, 0, [IDENTITY_SLOT, holders]);
  return new Map(slots);
}

const later = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);
