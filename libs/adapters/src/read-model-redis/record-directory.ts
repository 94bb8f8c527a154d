import type { IdentityKind } from '#libs/domain';
import type { RecordEntry } from '#libs/ports';
import { byStream } from '../race-history/race-order.js';
import type { RaceCache } from './race-cache.js';
import type { ReadGeneration } from './serving-reader.js';

/** Records read from Redis at the same time. */
const RECORDS_AT_ONCE = 200;

interface Listed {
  readonly tag: string;
  readonly entries: Map<string, RecordEntry>;
  /** The batch up to which changes are read. */
  changesRead: number;
}

/** The records of the generation that serves, races apart; only those that changed are read anew. */
export class RecordDirectory {
  #listed: Listed = emptyList('');

  constructor(private readonly histories: RaceCache) {}

  /** By id. */
  async read(generation: ReadGeneration, kind: IdentityKind): Promise<readonly RecordEntry[]> {
    const { tag, keys } = generation;
    const listed = this.#listed.tag === tag ? this.#listed : emptyList(tag);
    const [changes] = await generation.ask<[string[]]>((pipeline) =>
      pipeline.zrangebyscore(keys.changes, `(${listed.changesRead}`, '+inf', 'WITHSCORES'),
    );
    const streams = changes.filter((name, index) => index % 2 === 0 && name.includes('/'));
    for (let start = 0; start < streams.length; start += RECORDS_AT_ONCE)
      await this.#readSome(generation, streams.slice(start, start + RECORDS_AT_ONCE), listed);
    listed.changesRead = Math.max(listed.changesRead, Number(changes.at(-1) ?? 0));
    this.#listed = listed;
    const all = [...listed.entries.values()];
    return all.filter(({ stream }) => stream.startsWith(`${kind}/`)).sort(byStream);
  }

  /** A reading that was overtaken by another brings nothing older back. */
  async #readSome(
    generation: ReadGeneration,
    streams: readonly string[],
    { entries }: Listed,
  ): Promise<void> {
    const read = await Promise.all(
      streams.map((stream) => this.histories.read(generation, stream)),
    );
    for (const [index, stream] of streams.entries()) {
      const entry = read[index]?.history.recordEntry(stream);
      if (entry === undefined) continue;
      if ((entries.get(stream)?.version ?? 0) < entry.version) entries.set(stream, entry);
    }
  }
}

const emptyList = (tag: string): Listed => ({ tag, entries: new Map(), changesRead: 0 });
