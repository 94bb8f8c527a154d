import {
  acceptedEvents,
  type AcceptedFold,
  type Folded,
  misfitOf,
  readStream,
  recordOf,
} from '#libs/domain';
import {
  ProjectionGap,
  ReadModelUnavailable,
  type Generation,
  type LogBatch,
  type LogCursor,
  type LogEnd,
  type LogRecord,
  type PartitionProgress,
  type ProjectedCommit,
} from '#libs/ports';
import type { ClockSkew } from '../log-fold/clock-skew.js';
import type { LogFold } from '../log-fold/log-fold.js';
import type { Unapplicable } from './parked-races.js';
import type { Patience } from './patience.js';

export interface ProjectionParts {
  readonly fold: LogFold;
  readonly generation: Generation;
  readonly patience: Patience;
  readonly unapplicable: Unapplicable;
  readonly commitsMax: number;
  /** While it is too great, no watermark is moved. */
  readonly skew?: ClockSkew | undefined;
}

interface Reached {
  /** Everything before it is in the generation. */
  next: number;
  watermark: number | null;
}

/** The generation was built from another log: going on would mix two, or leave out what this one holds. */
export class OtherLog extends Error {
  override readonly name = 'OtherLog';
}

/** Brings one generation from where it is to where the log is. */
export class Projection {
  readonly #reached: Reached[];
  #asked: LogEnd[] = [];
  #lastEnd: LogEnd | undefined;
  #hasPassedEnd = false;

  /** Partitions of which the generation was told the origin. */
  readonly #named = new Set<number>();
  readonly #saved: ReadonlyMap<number, PartitionProgress>;

  private constructor(
    private readonly parts: ProjectionParts,
    progress: readonly PartitionProgress[],
    { fromStart }: { readonly fromStart: boolean },
  ) {
    this.#saved = new Map(progress.map((one) => [one.partition, one]));
    this.#reached = parts.fold.partitions.map(({ partition }) => {
      const saved = fromStart ? undefined : this.#saved.get(partition);
      return { next: saved?.next ?? 0, watermark: saved?.watermark ?? null };
    });
  }

  /** Goes on where the generation says that it is. */
  static async resume(parts: ProjectionParts): Promise<Projection> {
    const progress = await parts.patience.until(() => parts.generation.progress());
    return new Projection(parts, progress, { fromStart: false });
  }

  /** Applies everything again from the start of the log: what is there already changes nothing. */
  static async fromStart(parts: ProjectionParts): Promise<Projection> {
    // Asking is what ties the generation to the copy that serves now.
    const progress = await parts.patience.until(() => parts.generation.progress());
    return new Projection(parts, progress, { fromStart: true });
  }

  /** Up to where the log is both folded and applied: where to read on. */
  get cursor(): LogCursor {
    return this.parts.fold.cursor.map((next, index) => Math.min(next, this.#nextOf(index)));
  }

  hasReached({ cursor }: LogEnd): boolean {
    return cursor.every((position, index) => (this.cursor[index] ?? 0) >= position);
  }

  /** @throws OtherLog, ProjectionGap, ProjectionStopped */
  async take(batch: LogBatch): Promise<void> {
    await this.#checkOrigin(batch);
    this.parts.skew?.observeRead(batch, this.#lastEnd);
    const commits = this.#commitsOf(batch);
    const { commitsMax, fold } = this.parts;
    for (let start = 0; start < commits.length; start += commitsMax)
      await this.#apply(commits.slice(start, start + commitsMax));
    const reached = this.#reached[batch.partition];
    const folded = fold.partition(batch.partition).next;
    if (reached !== undefined) reached.next = Math.max(reached.next, Math.min(batch.next, folded));
    this.#passEnds();
  }

  /**
   * Notes an end of the log: once it is reached, nothing older than the question for it can still appear [Q3].
   * @throws OtherLog
   */
  mark(end: LogEnd): void {
    for (const { partition, next } of this.#saved.values())
      if (next > (end.cursor[partition] ?? 0)) throw otherLog(partition);
    this.#asked.push(end);
    this.#lastEnd = end;
    this.#passEnds();
  }

  /** Whether an end that was asked for is not reached yet. */
  get hasOpenEnd(): boolean {
    return this.#asked.length > 0;
  }

  /** Whether an end that was asked for was reached, and no other is open. */
  get isAtEnd(): boolean {
    return this.#hasPassedEnd && !this.hasOpenEnd;
  }

  /**
   * Saves how far the generation is whole: a race that is left out is tried again from there by whoever
   * comes next, which may be a program that knows its events.
   * @throws ProjectionGap, ReadModelUnavailable
   */
  async save(): Promise<void> {
    await this.parts.generation.saveProgress(
      this.#reached.map(({ watermark }, partition) => ({
        partition,
        next: this.#wholeUpTo(partition),
        watermark,
        ...this.#originOf(partition),
      })),
    );
  }

  #originOf(partition: number): Pick<PartitionProgress, 'origin'> {
    const origin = this.parts.fold.origin(partition);
    return origin === undefined ? {} : { origin };
  }

  /** Before the first record is applied the generation knows of which log it is. */
  async #checkOrigin({ partition, records }: LogBatch): Promise<void> {
    const { fold, patience } = this.parts;
    fold.begin(partition, records);
    const [saved, origin] = [this.#saved.get(partition)?.origin, fold.origin(partition)];
    if (origin === undefined) return;
    if (saved !== undefined && saved !== origin) throw otherLog(partition);
    if (saved !== undefined || this.#named.has(partition)) return;
    this.#named.add(partition);
    await patience.until(() => this.save());
  }

  /** Nothing before it is left out. */
  #wholeUpTo(partition: number): number {
    const parked = this.parts.unapplicable.firstIn(partition) ?? Infinity;
    return Math.min(this.#nextOf(partition), parked);
  }

  #nextOf(partition: number): number {
    return this.#reached[partition]?.next ?? 0;
  }

  /** What is left out may still appear: no watermark passes it. */
  #passEnds(): void {
    const whole = this.cursor.map((next, index) => Math.min(next, this.#wholeUpTo(index)));
    if (this.parts.skew?.isTooGreat !== true) for (const end of this.#asked) this.#pass(end, whole);
    const open = this.#asked.filter((end) => !this.hasReached(end));
    if (open.length < this.#asked.length) this.#hasPassedEnd = true;
    this.#asked = open;
  }

  #pass({ cursor: end, askedAt }: LogEnd, whole: LogCursor): void {
    for (const [index, reached] of this.#reached.entries())
      if ((whole[index] ?? 0) >= (end[index] ?? 0))
        reached.watermark = Math.max(reached.watermark ?? askedAt, askedAt);
  }

  #commitsOf(batch: LogBatch): readonly ProjectedCommit[] {
    const commits: ProjectedCommit[] = [];
    const first = this.#nextOf(batch.partition);
    for (const record of batch.records) {
      const folded = this.#fold(record);
      if (folded?.kind !== 'accepted' || !this.#isApplicable(record, folded)) continue;
      if (record.position >= first && folded.record.events.length > 0)
        commits.push(commitOf(record, folded));
    }
    this.parts.fold.partition(batch.partition).skipTo(batch.next);
    return commits;
  }

  #fold(record: LogRecord): Folded | undefined {
    const { partition, position, value } = record;
    const fold = this.parts.fold.partition(partition);
    if (position < fold.next) return fold.recall(value, position);
    return fold.gate === undefined ? this.parts.fold.take(record) : undefined;
  }

  #isApplicable(place: LogRecord, { record, unknown }: AcceptedFold): boolean {
    // Records of a kind that a newer program knows are left to it.
    if (readStream(record.stream) === undefined) return false;
    const race = recordOf(record.stream);
    const { partition, position } = place;
    const { unapplicable } = this.parts;
    const obstacle = whyUnapplicable(record, unknown);
    if (obstacle !== undefined) unapplicable.park({ race, partition, position }, obstacle);
    return !unapplicable.isParked(race);
  }

  async #apply(commits: readonly ProjectedCommit[]): Promise<void> {
    const { generation, patience } = this.parts;
    try {
      await patience.until(() => generation.apply(commits));
    } catch (error) {
      if (isOfTheWhole(error)) throw error;
      await this.#applyApart(commits, error);
    }
  }

  /** One of the commits cannot be applied: finds it, and applies all others. */
  async #applyApart(commits: readonly ProjectedCommit[], error: unknown): Promise<void> {
    const [first] = commits;
    if (first === undefined) return;
    if (commits.length === 1) {
      this.parts.unapplicable.park(first, String(error));
      return;
    }
    for (const commit of commits)
      if (!this.parts.unapplicable.isParked(commit.race)) await this.#apply([commit]);
  }
}

/** The log takes whatever has an envelope: what its events say may be of a newer program, or of none of ours. */
function whyUnapplicable(
  { events }: AcceptedFold['record'],
  unknown: readonly string[],
): string | undefined {
  if (unknown.length > 0) return `${unknown.join(', ')} is not known to this program`;
  for (const event of events) {
    const misfit = misfitOf(event);
    if (misfit !== undefined) return `${event.type} is not in its shape: ${misfit}`;
  }
  return undefined;
}

const isOfTheWhole = (error: unknown): boolean =>
  error instanceof ProjectionGap ||
  error instanceof ReadModelUnavailable ||
  (error as Error).name === 'AbortError';

const otherLog = (partition: number): OtherLog =>
  new OtherLog(
    `The read models were built from another log than this one, or it lost records (partition ${partition}). If this is the right log, replay it into a new generation: POST /admin/v1/replays.`,
  );

function commitOf({ partition, position }: LogRecord, folded: AcceptedFold): ProjectedCommit {
  const { record, command } = folded;
  const events = acceptedEvents(record, command);
  return { partition, position, race: recordOf(record.stream), events };
}
