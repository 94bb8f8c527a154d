import {
  type Generation,
  type PartitionProgress,
  type ProjectedCommit,
  ProjectionGap,
} from '#libs/ports';
import { generationGone, generationReplaced } from '../race-history/generation-errors.js';
import { describeGaps, feedsReached, splitIntoRuns } from '../race-history/race-run.js';
import { fillAcrossRaces, fillRaces } from './batch.js';
import { type GenerationRegister, numberOf } from './generation-register.js';
import type { GenerationKeys, Keys } from './keys.js';
import { readProgress } from './progress-fields.js';
import type { RedisLink } from './redis-link.js';

const RECONNECTED =
  'The connection to Redis was lost and what was written last may be too; read again from progress().';

export interface GenerationRoom {
  readonly link: RedisLink;
  readonly keys: Keys;
  readonly register: GenerationRegister;
}

/**
 * One generation as a projector writes it.
 *
 * A handle on the generation that serves stays with whichever serves: after a flush of Redis or a promotion
 * it takes nothing more, and its next `progress()` is that of the generation that serves then.
 */
export class RedisGeneration implements Generation {
  readonly #room: GenerationRoom;
  readonly #followsServing: boolean;
  #tag: string;
  #session: number;

  constructor(room: GenerationRoom, tag: string, { followsServing }: { followsServing: boolean }) {
    this.#room = room;
    this.#tag = tag;
    this.#followsServing = followsServing;
    this.#session = room.link.session;
  }

  get number(): number {
    return numberOf(this.#tag);
  }

  async apply(commits: readonly ProjectedCommit[]): Promise<void> {
    if (commits.length === 0) return;
    this.#checkSession();
    const [isAlive, serving] = await this.#room.link.send<[number, string | null]>((pipeline) =>
      pipeline.exists(this.#keys.alive).get(this.#room.keys.serving),
    );
    this.#checkPlace(isAlive, serving);
    const runs = splitIntoRuns(commits);
    const outcomes = await this.#room.link.send<readonly (number | ['gap', number])[]>(
      (pipeline) => {
        fillRaces(pipeline, this.#keys, runs);
      },
    );
    const gaps = runs.filter((_, index) => typeof outcomes[index] !== 'number');
    const held = new Set(gaps.flatMap((run) => run.commits));
    await this.#applyAcrossRaces({
      commits: commits.filter((commit) => !held.has(commit)),
      reached: feedsReached(commits, gaps),
      channel: serving === this.#tag ? this.#room.keys.channel : null,
    });
    this.#checkSession();
    if (gaps.length > 0) throw new ProjectionGap(describeGaps(gaps));
  }

  async progress(): Promise<readonly PartitionProgress[]> {
    this.#session = this.#room.link.session;
    if (this.#followsServing) this.#tag = await this.#room.register.serving();
    const [isAlive, fields] = await this.#room.link.send<[number, Record<string, string>]>(
      (pipeline) => pipeline.exists(this.#keys.alive).hgetall(this.#keys.progress),
    );
    if (isAlive === 0) throw generationGone(this.number);
    return readProgress(fields);
  }

  async saveProgress(progress: readonly PartitionProgress[]): Promise<void> {
    this.#checkSession();
    const { alive, progress: key } = this.#keys;
    const values = progress.flatMap(({ partition, next, watermark }) => [
      partition,
      next,
      watermark ?? '',
    ]);
    const [serving, isSaved] = await this.#room.link.send<[string | null, number]>((pipeline) =>
      pipeline.get(this.#room.keys.serving).saveProgress(alive, key, ...values),
    );
    this.#checkPlace(isSaved, serving);
  }

  get #keys(): GenerationKeys {
    return this.#room.keys.of(this.#tag);
  }

  /** The views across races follow the races themselves; doing it twice changes nothing. */
  async #applyAcrossRaces(batch: Parameters<typeof fillAcrossRaces>[2]): Promise<void> {
    if (batch.commits.length === 0) return;
    const results = await this.#room.link.send((pipeline) => {
      fillAcrossRaces(pipeline, this.#keys, batch);
    });
    if (results.at(-1) === 0) throw generationGone(this.number);
  }

  #checkSession(): void {
    if (this.#session !== this.#room.link.session) throw new ProjectionGap(RECONNECTED);
  }

  #checkPlace(isAlive: number, serving: string | null): void {
    if (isAlive === 0) throw generationGone(this.number);
    if (this.#followsServing && serving !== this.#tag) throw generationReplaced(this.number);
  }
}
