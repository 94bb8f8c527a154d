import type { EventId, IdentityKind, Instant, Knowledge, KnownFacts } from '#libs/domain';
import type {
  AcceptedEvent,
  FeedPage,
  Generation,
  HeldFacts,
  LogCursor,
  Logger,
  RaceEntry,
  RaceRecord,
  RacesPage,
  ReadModel,
  RecordEntry,
  RecordReach,
} from '#libs/ports';
import { IndexedAnswers, recordAt } from '../as-of-index/indexed-answers.js';
import { isIndexed } from '../as-of-index/recorded-version.js';
import { RaceAnswers, type ReadRace } from '../race-history/race-answers.js';
import { readEvent, readPlace } from './batch.js';
import { ChangeHints } from './change-hints.js';
import { readFeed, readFeedEnd } from './event-feed.js';
import { GenerationRegister } from './generation-register.js';
import { Keys } from './keys.js';
import { RaceCache } from './race-cache.js';
import { askEvents, present } from './race-events.js';
import { RaceIndexes } from './race-indexes.js';
import { readRacesNaming } from './race-mentions.js';
import { RaceDirectory } from './race-directory.js';
import { RecordDirectory } from './record-directory.js';
import { RedisGeneration } from './redis-generation.js';
import { RedisLink } from './redis-link.js';
import { type ReadGeneration, ServingReader } from './serving-reader.js';

export interface RedisReadModelOptions {
  /** `redis://` or `rediss://`. */
  readonly url: string;
  /** What every key begins with. */
  readonly prefix: string;
  readonly logger: Logger;
}

/**
 * The read models in Redis. Opens also where Redis is away: everything then fails with ReadModelUnavailable
 * until it is back.
 */
export async function openRedisReadModel(options: RedisReadModelOptions): Promise<ReadModel> {
  const link = new RedisLink(options.url, options.logger);
  await link.open();
  return new RedisReadModel(link, options);
}

class RedisReadModel implements ReadModel {
  readonly #link: RedisLink;
  readonly #keys: Keys;
  readonly #register: GenerationRegister;
  readonly #serving: ServingReader;
  readonly #hints: ChangeHints;
  readonly #races = new RaceCache((key) => {
    this.#answers.forget(key);
  });
  readonly #directory = new RaceDirectory();
  readonly #records = new RecordDirectory(this.#races);
  readonly #answers = new RaceAnswers();
  readonly #indexed = new IndexedAnswers();
  readonly #indexes = new RaceIndexes((key) => {
    this.#indexed.forget(key);
  });

  constructor(link: RedisLink, { url, prefix, logger }: RedisReadModelOptions) {
    this.#link = link;
    this.#keys = new Keys(prefix);
    this.#register = new GenerationRegister(link, this.#keys);
    this.#serving = new ServingReader(link, this.#keys);
    this.#hints = new ChangeHints({
      url,
      logger,
      channel: this.#keys.channel,
      allRecords: () => this.#serving.answer(readChanged),
    });
  }

  async serving(): Promise<Generation> {
    return this.#handle(await this.#register.serving(), { followsServing: true });
  }

  async begin(): Promise<Generation> {
    return this.#handle(await this.#register.begin(), { followsServing: false });
  }

  promote(generation: number): Promise<void> {
    return this.#register.promote(generation);
  }

  discard(generation: number): Promise<void> {
    return this.#register.discard(generation);
  }

  races(): Promise<readonly RaceEntry[]> {
    return this.#serving.answer((generation) => this.#directory.read(generation));
  }

  race(race: string): Promise<RaceRecord | undefined> {
    return this.#serving.answer(async (generation) => {
      const found = await this.#indexes.read(generation, race);
      return found && recordAt(found, found.head);
    });
  }

  /** The index knows the recorded clock; on the published one all that is known is looked through. */
  async held(
    race: string,
    knowledge: Knowledge,
    validBefore: Instant,
  ): Promise<HeldFacts | undefined> {
    const fromAll = () =>
      this.#ask(race, (read) => this.#answers.held(read, knowledge, validBefore));
    if (knowledge.clock === 'published') return fromAll();
    const answer = await this.#serving.answer(async (generation) => {
      const found = await this.#indexes.read(generation, race, { knowledge, validBefore });
      if (found === undefined) return undefined;
      if (!isIndexed(found.pages.directory, knowledge)) return null;
      return this.#indexed.held(found, knowledge, validBefore);
    });
    return answer === null ? fromAll() : answer;
  }

  known(race: string, knowledge: Knowledge): Promise<(RaceRecord & KnownFacts) | undefined> {
    return this.#ask(race, (read) => this.#answers.known(read, knowledge));
  }

  records(kind: IdentityKind): Promise<readonly RecordEntry[]> {
    return this.#serving.answer((generation) => this.#records.read(generation, kind));
  }

  record(stream: string, knowledge: Knowledge): Promise<(RecordReach & KnownFacts) | undefined> {
    return this.#ask(stream, (read) => this.#answers.knownOfRecord(read, knowledge));
  }

  racesNaming(names: readonly string[], from: string, limit: number): Promise<RacesPage> {
    return this.#serving.answer((generation) =>
      readRacesNaming(generation, names, { from, limit }),
    );
  }

  events(race: string, afterVersion: number, limit: number): Promise<readonly AcceptedEvent[]> {
    return this.#serving.answer((generation) =>
      readEvents(generation, race, { from: afterVersion, limit }),
    );
  }

  event(id: EventId): Promise<AcceptedEvent | undefined> {
    return this.#serving.answer((generation) => findEvent(generation, id));
  }

  feed(from: LogCursor | null, limit: number): Promise<FeedPage> {
    return this.#serving.answer((generation) => readFeed(generation, from, limit));
  }

  feedEnd(): Promise<LogCursor> {
    return this.#serving.answer(readFeedEnd);
  }

  onChange(listener: (race: string) => void): () => void {
    return this.#hints.listen(listener);
  }

  hearsChanges(): boolean {
    return this.#hints.areHeard;
  }

  close(): Promise<void> {
    this.#hints.close();
    this.#link.close();
    return Promise.resolve();
  }

  async #ask<Answer>(
    race: string,
    answer: (read: ReadRace) => Answer,
  ): Promise<Answer | undefined> {
    const read = await this.#serving.answer((generation) => this.#races.read(generation, race));
    return read && answer(read);
  }

  #handle(tag: string, options: { followsServing: boolean }): Generation {
    const room = { link: this.#link, keys: this.#keys, register: this.#register };
    return new RedisGeneration(room, tag, options);
  }
}

async function readEvents(
  { keys, ask }: ReadGeneration,
  race: string,
  { from, limit }: { from: number; limit: number },
): Promise<readonly AcceptedEvent[]> {
  if (limit < 1) return [];
  const [found] = await ask<[(string | null)[]]>((pipeline) => {
    askEvents(pipeline, keys, { race, after: from, count: limit });
  });
  return present(found).map(readEvent);
}

/** Every record that was ever written: the directory keeps each under its last change. */
async function readChanged({ keys, ask }: ReadGeneration): Promise<readonly string[]> {
  const [records] = await ask<[string[]]>((pipeline) => pipeline.zrange(keys.changes, '0', '-1'));
  return records;
}

async function findEvent(
  { keys, ask }: ReadGeneration,
  id: EventId,
): Promise<AcceptedEvent | undefined> {
  const [place] = await ask<[string | null]>((pipeline) => pipeline.hget(keys.ids(id), id));
  if (place === null) return undefined;
  const { race, version } = readPlace(place);
  const [json] = await ask<[string | null]>((pipeline) =>
    pipeline.hget(keys.events(race), String(version)),
  );
  return json === null ? undefined : readEvent(json);
}
