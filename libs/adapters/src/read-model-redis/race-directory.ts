import { raceIdentity } from '#libs/domain';
import type { RaceEntry } from '#libs/ports';
import { byRaceId } from '../race-history/race-order.js';
import { readEvent } from './batch.js';
import type { ReadGeneration } from './serving-reader.js';

/** Races read from Redis in one round trip. */
const RACES_AT_ONCE = 500;

interface Listed {
  readonly tag: string;
  readonly entries: Map<string, RaceEntry>;
  /** The batch up to which changes are read. */
  changesRead: number;
  sorted: readonly RaceEntry[];
}

/** The races of the generation that serves; only those that changed are read anew. */
export class RaceDirectory {
  #listed: Listed = emptyList('');

  /** By id. */
  async read(generation: ReadGeneration): Promise<readonly RaceEntry[]> {
    const { tag, keys } = generation;
    const listed = this.#listed.tag === tag ? this.#listed : emptyList(tag);
    const [changes] = await generation.ask<[string[]]>((pipeline) =>
      pipeline.zrangebyscore(keys.changes, `(${listed.changesRead}`, '+inf', 'WITHSCORES'),
    );
    const races = changes.filter((name, index) => index % 2 === 0 && !name.includes('/'));
    const entries = await readEntries(generation, races);
    listed.changesRead = Math.max(listed.changesRead, Number(changes.at(-1) ?? 0));
    if (entries.length > 0) merge(listed, entries);
    this.#listed = listed;
    return listed.sorted;
  }
}

const emptyList = (tag: string): Listed => ({
  tag,
  entries: new Map(),
  changesRead: 0,
  sorted: [],
});

/** A reading that was overtaken by another brings nothing older back. */
function merge(listed: Listed, found: readonly RaceEntry[]): void {
  for (const entry of found) {
    const { id } = entry.identity;
    if ((listed.entries.get(id)?.version ?? 0) < entry.version) listed.entries.set(id, entry);
  }
  listed.sorted = [...listed.entries.values()].sort(byRaceId);
}

async function readEntries(
  generation: ReadGeneration,
  races: readonly string[],
): Promise<readonly RaceEntry[]> {
  const entries: RaceEntry[] = [];
  for (let start = 0; start < races.length; start += RACES_AT_ONCE)
    entries.push(...(await readSome(generation, races.slice(start, start + RACES_AT_ONCE))));
  return entries;
}

async function readSome(
  generation: ReadGeneration,
  races: readonly string[],
): Promise<readonly RaceEntry[]> {
  const { keys } = generation;
  const replies = await generation.ask<(readonly (string | null)[])[]>((pipeline) => {
    for (const race of races) {
      pipeline.hmget(keys.head(race), 'version', 'recordedSince', 'changedAt');
      pipeline.hvals(keys.identity(race));
    }
  });
  return races.flatMap((_, index) => readEntry(replies[2 * index], replies[2 * index + 1]) ?? []);
}

/** @returns undefined for a race without its creation. */
function readEntry(
  head: readonly (string | null)[] = [],
  identity: readonly (string | null)[] = [],
): RaceEntry | undefined {
  const events = identity
    .flatMap((json) => (json === null ? [] : readEvent(json)))
    .sort((a, b) => a.version - b.version);
  if (events.length === 0) return undefined;
  const [version, recordedSince, changedAt] = head.map(Number);
  if (version === undefined || recordedSince === undefined || changedAt === undefined)
    return undefined;
  return { identity: raceIdentity(events), version, recordedSince, changedAt };
}
