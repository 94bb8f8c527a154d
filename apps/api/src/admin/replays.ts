import { randomUUID } from 'node:crypto';
import type { Problem } from '#libs/application';
import { formatInstant } from '#libs/domain';
import type { Clock, Logger } from '#libs/ports';

/** Replays that are remembered; older ones are forgotten. */
export const REPLAYS_KEPT_MAX = 20;

/** How far a replay is. */
export interface ReplayProgress {
  readonly generation: number;
  /** Records read so far, and those that there were when it began. */
  readonly done: number;
  readonly total: number;
}

/** Builds a new generation and promotes it; rejects where it could not, and the old one goes on serving. */
export type RunReplay = (
  report: (progress: ReplayProgress) => void,
  signal: AbortSignal,
) => Promise<{ readonly generation: number }>;

/** One building of the read models anew. */
export interface Replay {
  readonly id: string;
  readonly status: 'running' | 'promoted' | 'failed';
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly startedBy: string;
  /** Why it was started, in the words of who did. */
  readonly note?: string;
  readonly generation: number | null;
  readonly done: number;
  readonly total: number | null;
  /** From 0 to 1. */
  readonly progress: number;
  /** Why it failed. */
  readonly reason?: string;
}

const RUNNING: Problem = {
  problem: 'replay-running',
  detail: 'A replay is running here; GET /admin/v1/replays shows its progress.',
};

/** The replays that this process runs, one at a time. */
export class Replays {
  readonly #replays = new Map<string, Replay>();
  readonly #ending = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly run: RunReplay,
    private readonly around: { readonly clock: Clock; readonly logger: Logger },
  ) {}

  list(): readonly Replay[] {
    return [...this.#replays.values()].reverse();
  }

  find(id: string): Replay | undefined {
    return this.#replays.get(id);
  }

  /** Begins a replay; it goes on after the reply. */
  start(startedBy: string, note?: string): Replay | Problem {
    if (this.list().some(({ status }) => status === 'running')) return RUNNING;
    const replay: Replay = {
      id: randomUUID(),
      status: 'running',
      startedAt: this.#now(),
      endedAt: null,
      startedBy,
      ...(note !== undefined && { note }),
      generation: null,
      done: 0,
      total: null,
      progress: 0,
    };
    this.#change(replay);
    this.#forgetOldest();
    this.#running = this.#follow(replay.id);
    return replay;
  }

  /** Gives up a running replay; the generation that serves goes on serving. */
  async close(): Promise<void> {
    this.#ending.abort();
    await this.#running;
  }

  async #follow(id: string): Promise<void> {
    try {
      const { generation } = await this.run((progress) => {
        this.#update(id, { ...progress, progress: ratioOf(progress) });
      }, this.#ending.signal);
      this.#update(id, { status: 'promoted', generation, progress: 1, endedAt: this.#now() });
      this.around.logger.info('A replay was promoted.', { replay: id, generation });
    } catch (error) {
      const reason = (error as Error).message;
      this.#update(id, { status: 'failed', reason, endedAt: this.#now() });
      this.around.logger.error('A replay failed; the read models before it go on serving.', {
        replay: id,
        error,
      });
    }
  }

  #update(id: string, change: Partial<Replay>): void {
    const replay = this.#replays.get(id);
    if (replay !== undefined) this.#change({ ...replay, ...change });
  }

  #change(replay: Replay): void {
    this.#replays.set(replay.id, replay);
  }

  #forgetOldest(): void {
    const [oldest] = this.#replays.keys();
    if (oldest !== undefined && this.#replays.size > REPLAYS_KEPT_MAX) this.#replays.delete(oldest);
  }

  #now(): string {
    return formatInstant(this.around.clock.now());
  }
}

const ratioOf = ({ done, total }: ReplayProgress): number =>
  total === 0 ? 1 : Math.min(1, done / total);
