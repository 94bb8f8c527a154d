import {
  type Generation,
  type PartitionProgress,
  type ProjectedCommit,
  ProjectionGap,
} from '#libs/ports';
import { generationGone, generationReplaced } from '../race-history/generation-errors.js';
import {
  describeGaps,
  feedsReached,
  type RaceRun,
  splitIntoRuns,
} from '../race-history/race-run.js';
import { fillAcrossRaces, fillMentions, fillRaces } from './batch.js';
import { type GenerationRegister, numberOf } from './generation-register.js';
import type { GenerationKeys, Keys } from './keys.js';
import type { PreparedRewrite, PreparedRun } from './prepared-run.js';
import { readProgress } from './progress-fields.js';
import { redacts } from './race-rewrite.js';
import { faultOf } from './redis-fault.js';
import { RaceWriters } from './race-writers.js';
import type { RedisLink } from './redis-link.js';

const RECONNECTED =
  'The connection to Redis was lost and what was written last may be too; read again from progress().';

const OVERTAKEN = 'Others write the same races again and again; read again from progress().';
/** How often a batch is prepared anew because another projector wrote its races meanwhile. */
const WRITE_TRIES_MAX = 10;
/** Events that are sent at once, while those that come next are prepared. */
const PART_EVENTS = 200;

type Prepared = PreparedRun | PreparedRewrite;

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
  #writers: RaceWriters;

  constructor(room: GenerationRoom, tag: string, { followsServing }: { followsServing: boolean }) {
    this.#room = room;
    this.#tag = tag;
    this.#followsServing = followsServing;
    this.#session = room.link.session;
    this.#writers = new RaceWriters(room.link, this.#keys);
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
    const gaps = await ofRaces(this.#applyToRaces(splitIntoRuns(commits)));
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
    this.#writers = new RaceWriters(this.#room.link, this.#keys);
    const [isAlive, fields] = await this.#room.link.send<[number, Record<string, string>]>(
      (pipeline) => pipeline.exists(this.#keys.alive).hgetall(this.#keys.progress),
    );
    if (isAlive === 0) throw generationGone(this.number);
    return readProgress(fields);
  }

  async saveProgress(progress: readonly PartitionProgress[]): Promise<void> {
    this.#checkSession();
    const { alive, progress: key } = this.#keys;
    const values = progress.flatMap(({ partition, next, watermark, origin }) => [
      partition,
      next,
      watermark ?? '',
      origin ?? '',
    ]);
    const [serving, isSaved] = await this.#room.link.send<[string | null, number]>((pipeline) =>
      pipeline.get(this.#room.keys.serving).saveProgress(alive, key, ...values),
    );
    this.#checkPlace(isSaved, serving);
  }

  get #keys(): GenerationKeys {
    return this.#room.keys.of(this.#tag);
  }

  /** @returns the runs that do not follow on. */
  async #applyToRaces(runs: readonly RaceRun[]): Promise<readonly RaceRun[]> {
    const gaps: RaceRun[] = [];
    let waiting = runs;
    for (let tries = 0; waiting.length > 0; tries += 1) {
      if (tries === WRITE_TRIES_MAX) throw new ProjectionGap(OVERTAKEN);
      waiting = await this.#write(waiting, gaps);
      for (const { race } of waiting) this.#writers.forget(race);
    }
    return gaps;
  }

  /**
   * Redis writes one part while the next is prepared. A race that is in several parts is written in its order
   * still: where a part of it is refused, so is what follows on it.
   * @returns the runs whose races another projector wrote meanwhile.
   */
  async #write(runs: readonly RaceRun[], gaps: RaceRun[]): Promise<readonly RaceRun[]> {
    const sent: Promise<readonly RaceRun[]>[] = [];
    try {
      for await (const part of this.#prepare(runs, gaps)) {
        const sending = this.#send(part);
        // It may fail while the next is prepared, before anybody waits for it.
        sending.catch(() => undefined);
        sent.push(sending);
      }
    } finally {
      await Promise.allSettled(sent);
    }
    return (await Promise.all(sent)).flat();
  }

  async *#prepare(runs: readonly RaceRun[], gaps: RaceRun[]): AsyncGenerator<readonly Prepared[]> {
    let part: Prepared[] = [];
    let events = 0;
    for (const run of runs) {
      if (redacts(run.events)) {
        // What is written anew is first read, with all that was written before.
        yield part;
        part = [];
        events = 0;
      }
      const one = await this.#writers.prepare(run);
      if (one === null) gaps.push(run);
      else part.push(one);
      events += run.events.length;
      if (events < PART_EVENTS) continue;
      yield part;
      part = [];
      events = 0;
    }
    yield part;
  }

  /** What failed may have been written or not: its writers are read anew. @returns the runs that are refused. */
  async #send(prepared: readonly Prepared[]): Promise<readonly RaceRun[]> {
    try {
      const results = await this.#room.link.send<(number | ['moved', number])[]>((pipeline) => {
        fillMentions(pipeline, this.#keys, prepared);
        fillRaces(pipeline, this.#keys, prepared);
      });
      const outcomes = results.slice(results.length - prepared.length);
      return prepared.flatMap(({ run }, index) =>
        typeof outcomes[index] === 'number' ? [] : [run],
      );
    } catch (error) {
      for (const { run } of prepared) this.#writers.forget(run.race);
      throw error;
    }
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

/** What Redis says of a race's own keys is no matter of waiting: it says the same again. */
async function ofRaces<Result>(written: Promise<Result>): Promise<Result> {
  try {
    return await written;
  } catch (error) {
    throw faultOf(error) ?? error;
  }
}
