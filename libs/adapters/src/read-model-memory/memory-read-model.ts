import { EventEmitter } from 'node:events';
import type { EventId, IdentityKind, Instant, Knowledge, KnownFacts } from '#libs/domain';
import type {
  AcceptedEvent,
  FeedPage,
  Generation,
  HeldFacts,
  LogCursor,
  RaceEntry,
  RaceRecord,
  RacesPage,
  ReadModel,
  RecordEntry,
  RecordReach,
} from '#libs/ports';
import { IndexedAnswers } from '../as-of-index/indexed-answers.js';
import { isIndexed } from '../as-of-index/recorded-version.js';
import { generationServes, generationUnknown } from '../race-history/generation-errors.js';
import { RaceAnswers, type ReadRace } from '../race-history/race-answers.js';
import { MemoryGeneration } from './memory-generation.js';
import { ServingGeneration } from './serving-generation.js';

const CHANGE = 'change';

/** The read models in this process: built anew from the log at each start. */
export function openMemoryReadModel(): ReadModel {
  return new MemoryReadModel();
}

class MemoryReadModel implements ReadModel {
  readonly #answers = new RaceAnswers();
  readonly #indexed = new IndexedAnswers();
  readonly #changes = new EventEmitter().setMaxListeners(0);
  readonly #generations = new Map<number, MemoryGeneration>();
  #building: number | null = null;
  #serving: MemoryGeneration;
  #made = 0;

  constructor() {
    this.#serving = this.#make();
  }

  serving(): Promise<Generation> {
    return Promise.resolve(new ServingGeneration(() => this.#serving));
  }

  /** One that was being built before is given up. */
  begin(): Promise<Generation> {
    if (this.#building !== null) this.#drop(this.#building);
    const generation = this.#make();
    this.#building = generation.number;
    return Promise.resolve(generation);
  }

  promote(number: number): Promise<void> {
    const generation = this.#generations.get(number);
    if (generation === undefined) return Promise.reject(generationUnknown(number));
    if (this.#building === number) this.#building = null;
    this.#serving = generation;
    return Promise.resolve();
  }

  discard(number: number): Promise<void> {
    if (this.#serving.number === number) return Promise.reject(generationServes(number));
    if (this.#building === number) this.#building = null;
    this.#drop(number);
    return Promise.resolve();
  }

  races(): Promise<readonly RaceEntry[]> {
    return Promise.resolve(this.#serving.races());
  }

  race(race: string): Promise<RaceRecord | undefined> {
    return this.#ask(race, (found) => this.#answers.record(found));
  }

  /** The index knows the recorded clock; on the published one all that is known is looked through. */
  held(race: string, knowledge: Knowledge, validBefore: Instant): Promise<HeldFacts | undefined> {
    const indexed = this.#serving.indexed(race);
    if (indexed && isIndexed(indexed.pages.directory, knowledge))
      return this.#indexed.held(indexed, knowledge, validBefore);
    return this.#ask(race, (found) => this.#answers.held(found, knowledge, validBefore));
  }

  known(race: string, knowledge: Knowledge): Promise<(RaceRecord & KnownFacts) | undefined> {
    return this.#ask(race, (found) => this.#answers.known(found, knowledge));
  }

  records(kind: IdentityKind): Promise<readonly RecordEntry[]> {
    return Promise.resolve(this.#serving.records(kind));
  }

  record(stream: string, knowledge: Knowledge): Promise<(RecordReach & KnownFacts) | undefined> {
    return this.#ask(stream, (found) => this.#answers.knownOfRecord(found, knowledge));
  }

  racesNaming(names: readonly string[], from: string, limit: number): Promise<RacesPage> {
    return Promise.resolve(this.#serving.racesNaming(names, from, limit));
  }

  events(race: string, afterVersion: number, limit: number): Promise<readonly AcceptedEvent[]> {
    return Promise.resolve(this.#serving.events(race, afterVersion, limit));
  }

  event(id: EventId): Promise<AcceptedEvent | undefined> {
    return Promise.resolve(this.#serving.event(id));
  }

  feed(from: LogCursor | null, limit: number): Promise<FeedPage> {
    return Promise.resolve(this.#serving.feed(from, limit));
  }

  feedEnd(): Promise<LogCursor> {
    return Promise.resolve(this.#serving.feedEnd());
  }

  hearsChanges(): boolean {
    return true;
  }

  onChange(listener: (race: string) => void): () => void {
    this.#changes.on(CHANGE, listener);
    return () => void this.#changes.off(CHANGE, listener);
  }

  close(): Promise<void> {
    this.#changes.removeAllListeners();
    return Promise.resolve();
  }

  #ask<Answer>(race: string, answer: (race: ReadRace) => Answer): Promise<Answer | undefined> {
    const found = this.#serving.race(race);
    return Promise.resolve(found && answer(found));
  }

  #make(): MemoryGeneration {
    this.#made += 1;
    const generation: MemoryGeneration = new MemoryGeneration(this.#made, {
      changed: (race) => {
        if (generation === this.#serving) this.#changes.emit(CHANGE, race);
      },
      rewritten: (key) => {
        this.#answers.forget(key);
        this.#indexed.forget(key);
      },
    });
    this.#generations.set(generation.number, generation);
    return generation;
  }

  #drop(number: number): void {
    this.#generations.get(number)?.drop();
    this.#generations.delete(number);
  }
}
