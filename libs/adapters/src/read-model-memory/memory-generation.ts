import { type EventId, IdentityKind, withoutRedacted } from '#libs/domain';
import {
  type AcceptedEvent,
  type FeedPage,
  type Generation,
  type LogCursor,
  type PartitionProgress,
  type ProjectedCommit,
  ProjectionGap,
  type RaceEntry,
  type RacesPage,
  type RecordEntry,
} from '#libs/ports';
import { namesIn } from '#libs/projections';
import { IdentityFacts } from '../as-of-index/identity-facts.js';
import type { IndexedRace } from '../as-of-index/indexed-answers.js';
import { MapPages } from '../as-of-index/map-pages.js';
import { PageCaches } from '../as-of-index/page-caches.js';
import { RaceIndexWriter } from '../as-of-index/race-index-writer.js';
import {
  cursorAt,
  feedPosition,
  type FeedRecord,
  planFeed,
  watermarkOf,
} from '../race-history/feed-page.js';
import { generationGone } from '../race-history/generation-errors.js';
import { MentionIndex } from '../race-history/mention-index.js';
import type { ReadRace } from '../race-history/race-answers.js';
import { RaceHistory } from '../race-history/race-history.js';
import { byRaceId, byStream } from '../race-history/race-order.js';
import {
  describeGaps,
  feedsReached,
  type RaceRun,
  splitIntoRuns,
} from '../race-history/race-run.js';

interface MemoryRace {
  readonly partition: number;
  readonly history: RaceHistory;
  /** The index is the version less one. */
  readonly events: AcceptedEvent[];
  readonly index: RaceIndexWriter;
  readonly pages: MapPages;
  readonly identity: IdentityFacts;
}

export interface GenerationListener {
  changed(race: string): void;
  /** What was answered of a race under a key says more than may be said now. */
  rewritten(key: string): void;
}

/** One generation as objects of this process. */
export class MemoryGeneration implements Generation {
  readonly number: number;
  readonly #listener: GenerationListener;
  readonly #races = new Map<string, MemoryRace>();
  readonly #byId = new Map<EventId, AcceptedEvent>();
  /** Per partition, by position. */
  readonly #feeds = new Map<number, FeedRecord[]>();
  /** Per partition the position after the last record that its feed gives out. */
  readonly #reached = new Map<number, number>();
  readonly #progress = new Map<number, PartitionProgress>();
  readonly #caches = new PageCaches();
  readonly #mentions = new MentionIndex();

  #isGone = false;

  constructor(number: number, listener: GenerationListener) {
    this.number = number;
    this.#listener = listener;
  }

  apply(commits: readonly ProjectedCommit[]): Promise<void> {
    if (this.#isGone) return Promise.reject(generationGone(this.number));
    try {
      const gaps = this.#applyAll(commits);
      if (gaps.length > 0) return Promise.reject(new ProjectionGap(describeGaps(gaps)));
      return Promise.resolve();
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  progress(): Promise<readonly PartitionProgress[]> {
    if (this.#isGone) return Promise.reject(generationGone(this.number));
    return Promise.resolve([...this.#progress.values()].sort((a, b) => a.partition - b.partition));
  }

  saveProgress(progress: readonly PartitionProgress[]): Promise<void> {
    if (this.#isGone) return Promise.reject(generationGone(this.number));
    for (const one of progress)
      this.#progress.set(one.partition, further(one, this.#progress.get(one.partition)));
    return Promise.resolve();
  }

  /** Forgets everything; who still writes to it is told. */
  drop(): void {
    this.#isGone = true;
    for (const held of [this.#races, this.#byId, this.#feeds, this.#reached, this.#progress])
      held.clear();
    this.#mentions.clear();
  }

  races(): readonly RaceEntry[] {
    return [...this.#races.values()].flatMap(({ history }) => history.entry() ?? []).sort(byRaceId);
  }

  records(kind: IdentityKind): readonly RecordEntry[] {
    return [...this.#races]
      .filter(([record]) => record.startsWith(`${kind}/`))
      .map(([stream, { history }]) => history.recordEntry(stream))
      .sort(byStream);
  }

  race(race: string): ReadRace | undefined {
    const found = this.#races.get(race);
    if (found === undefined) return undefined;
    const { history, partition } = found;
    const watermark = this.#progress.get(partition)?.watermark ?? null;
    return { key: this.#keyOf(race, history), history, watermark };
  }

  /** @returns undefined where there is none, or nothing says what it is. */
  indexed(race: string): IndexedRace | undefined {
    const found = this.#races.get(race);
    if (found === undefined || !found.identity.isCreated) return undefined;
    const { pages, identity, history, partition } = found;
    const watermark = this.#progress.get(partition)?.watermark ?? null;
    const { version: head, recordedSince, redacted } = history;
    const key = this.#keyOf(race, history);
    return { key, pages, identity, head, recordedSince, redacted, watermark };
  }

  /** What was answered before a redaction is not answered after it. */
  #keyOf(race: string, { redacted }: RaceHistory): string {
    return `${this.number} ${race} ${redacted}`;
  }

  racesNaming(names: readonly string[], from: string, limit: number): RacesPage {
    return this.#mentions.page(names, from, limit);
  }

  events(race: string, afterVersion: number, limit: number): readonly AcceptedEvent[] {
    return this.#races.get(race)?.events.slice(afterVersion, afterVersion + limit) ?? [];
  }

  event(id: EventId): AcceptedEvent | undefined {
    return this.#byId.get(id);
  }

  feed(from: LogCursor | null, limit: number): FeedPage {
    const feeds = [...this.#reached].map(([partition, reached]) => {
      const all = this.#feeds.get(partition) ?? [];
      const start = firstFrom(all, feedPosition(from?.[partition] ?? 0));
      const end = Math.min(start + limit + 1, firstFrom(all, reached));
      return { partition, reached, records: all.slice(start, end) };
    });
    const { picks, ...place } = planFeed(from, feeds, limit);
    const entries = picks.flatMap((pick) => {
      const event = this.#races.get(pick.race)?.events[pick.version - 1];
      return event === undefined ? [] : [{ event, cursor: pick.cursor }];
    });
    return { entries, ...place, watermark: watermarkOf([...this.#progress.values()]) };
  }

  feedEnd(): LogCursor {
    return cursorAt(this.#reached);
  }

  /** @returns the runs that do not follow on. */
  #applyAll(commits: readonly ProjectedCommit[]): readonly RaceRun[] {
    const gaps = splitIntoRuns(commits).filter((run) => !this.#append(run));
    const held = new Set(gaps.flatMap((run) => run.commits));
    const applied = commits.filter((commit) => !held.has(commit));
    for (const commit of applied) this.#enterFeed(commit);
    for (const [partition, next] of feedsReached(commits, gaps))
      this.#reached.set(partition, Math.max(next, this.#reached.get(partition) ?? 0));
    for (const race of new Set(applied.map((commit) => commit.race))) this.#listener.changed(race);
    return gaps;
  }

  /** @returns false, having changed nothing, where the run does not follow on. */
  #append({ race, partition, events }: RaceRun): boolean {
    const found = this.#races.get(race) ?? this.#begin(race, partition);
    if ((events[0]?.version ?? 1) > found.history.version + 1) return false;
    const before = found.history.version;
    const news = events.filter(({ version }) => version > before);
    if (news.some(isRedaction)) this.#rewrite(race, found, news);
    else this.#extend(race, found, news);
    return true;
  }

  #extend(race: string, found: MemoryRace, news: readonly AcceptedEvent[]): void {
    const { partition, history, events } = found;
    const { version: before, redacted } = history;
    try {
      addTo(found, news);
    } catch (error) {
      // Some views have it and some do not; the race is made anew from what it held before.
      const whole = this.#begin(race, partition, redacted);
      addTo(whole, events.slice(0, before));
      if (before > 0) this.#races.set(race, whole);
      throw error;
    }
    this.#races.set(race, found);
    if (isOfRace(race)) this.#mentions.add(race, namesOf(news));
    for (const accepted of news) this.#byId.set(accepted.event.id, accepted);
  }

  /** What is hidden is on no page and in no answer that is kept: the race is made anew without it. */
  #rewrite(race: string, found: MemoryRace, news: readonly AcceptedEvent[]): void {
    const { partition, history, events } = found;
    const whole = withoutRedacted([...events, ...news]);
    const edition = news.findLast(isRedaction)?.version ?? 0;
    const rewritten = this.#begin(race, partition, edition);
    addTo(rewritten, whole);
    this.#races.set(race, rewritten);
    if (isOfRace(race)) {
      this.#mentions.remove(race, namesOf(events));
      this.#mentions.add(race, namesOf(whole));
    }
    this.#caches.forget(`${race} `);
    this.#listener.rewritten(this.#keyOf(race, history));
    for (const accepted of whole) this.#byId.set(accepted.event.id, accepted);
  }

  #begin(race: string, partition: number, edition = 0): MemoryRace {
    const history = new RaceHistory();
    const events: AcceptedEvent[] = [];
    const shared = { caches: this.#caches, key: `${race} ${edition}` };
    const pages = new MapPages((version) => events[version - 1], shared);
    const identity = new IdentityFacts(history.identityEvents);
    return { partition, history, events, index: new RaceIndexWriter(), pages, identity };
  }

  #enterFeed({ partition, position, race, events }: ProjectedCommit): void {
    const feed = this.#feeds.get(partition) ?? [];
    this.#feeds.set(partition, feed);
    const at = firstFrom(feed, position);
    if (feed[at]?.position === position) return;
    const { version = 0, recordedAt = 0 } = events[0] ?? {};
    feed.splice(at, 0, { partition, position, recordedAt, race, version, events: events.length });
  }
}

const isRedaction = ({ event }: AcceptedEvent): boolean => event.type === 'EventRedacted';

/** Records of other things are found by their own ids. */
const isOfRace = (record: string): boolean => !record.includes('/');

const namesOf = (events: readonly AcceptedEvent[]): ReadonlySet<string> =>
  new Set(events.flatMap(({ event }) => [...namesIn(event)]));

function addTo(race: MemoryRace, events: readonly AcceptedEvent[]): void {
  for (const accepted of events) {
    race.history.add(accepted);
    race.events.push(accepted);
    race.index.add(accepted);
  }
  race.pages.write(race.index.take());
}

/** Index of the first record at a position or after it. */
function firstFrom(records: readonly FeedRecord[], position: number): number {
  let from = 0;
  let to = records.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((records[middle]?.position ?? Infinity) < position) from = middle + 1;
    else to = middle;
  }
  return from;
}

const latest = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);

/** Moves forward only; of origins the first stays. */
function further(
  { partition, next, watermark, origin: told }: PartitionProgress,
  before: PartitionProgress | undefined,
): PartitionProgress {
  if (before === undefined) return { partition, next, watermark, ...(told && { origin: told }) };
  const origin = before.origin ?? told;
  return {
    partition,
    next: Math.max(next, before.next),
    watermark: latest(watermark, before.watermark),
    ...(origin !== undefined && { origin }),
  };
}
