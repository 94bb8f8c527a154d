import { type ChainableCommander, Redis, type RedisOptions } from 'ioredis';
import { type Logger, ReadModelUnavailable } from '#libs/ports';
import { defineScripts } from './scripts.js';

/** A command without an answer for so long has failed; the one who asked is told, and may ask again. */
export const COMMAND_TIMEOUT_MS = 2_000;
/** A connection that owes answers and says nothing for so long is given up and made anew. */
const SOCKET_TIMEOUT_MS = 10_000;
const RECONNECT_DELAY_MS_MAX = 2_000;

const OPTIONS = {
  lazyConnect: true,
  connectTimeout: COMMAND_TIMEOUT_MS,
  commandTimeout: COMMAND_TIMEOUT_MS,
  socketTimeout: SOCKET_TIMEOUT_MS,
  // Without a connection a command fails at once, and none is sent again behind its caller's back.
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  enableAutoPipelining: false,
  retryStrategy: (attempt: number) =>
    Math.min(50 * 2 ** Math.min(attempt, 10), RECONNECT_DELAY_MS_MAX),
} satisfies RedisOptions;

/**
 * One connection to Redis that heals by itself. While it is down everything fails at once with
 * ReadModelUnavailable.
 */
export class RedisLink {
  readonly client: Redis;
  #sessions = 0;
  #isDown = false;

  constructor(url: string, logger: Logger) {
    this.client = new Redis(url, OPTIONS);
    defineScripts(this.client);
    this.client.on('ready', () => {
      this.#sessions += 1;
      if (this.#isDown) logger.info('Redis is back');
      this.#isDown = false;
    });
    this.client.on('error', (error: Error) => {
      if (!this.#isDown) logger.warn('Redis cannot be reached', { error });
      this.#isDown = true;
    });
  }

  /**
   * Counts the connections made. What was written over an earlier one may be lost: a Redis that was
   * restarted has forgotten what it had not written to disk.
   */
  get session(): number {
    return this.#sessions;
  }

  /** Connects, or leaves it to the retries when Redis is away. */
  async open(): Promise<void> {
    await this.client.connect().catch(() => undefined);
  }

  /** Sends the commands in one round trip. @returns their results; all must succeed. */
  async send<Results extends readonly unknown[]>(
    fill: (pipeline: ChainableCommander) => void,
  ): Promise<Results> {
    const pipeline = this.client.pipeline();
    fill(pipeline);
    const replies = (await asked(pipeline.exec())) ?? [];
    return replies.map(([error, result]) => {
      if (error !== null) throw unavailable(error);
      return result;
    }) as unknown as Results;
  }

  async ask<Result>(command: (client: Redis) => Promise<Result>): Promise<Result> {
    return asked(command(this.client));
  }

  close(): void {
    this.client.disconnect();
  }
}

async function asked<Result>(reply: Promise<Result>): Promise<Result> {
  try {
    return await reply;
  } catch (error) {
    throw unavailable(error);
  }
}

function unavailable(error: unknown): ReadModelUnavailable {
  const why = error instanceof Error ? error.message : String(error);
  return new ReadModelUnavailable(`Redis does not serve: ${why}`, { cause: error });
}
