import { EventEmitter } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from '#libs/ports';
import { RedisLink } from './redis-link.js';

const CHANGE = 'change';
const RESUME_AGAIN_MS = 500;

export interface HintSource {
  readonly url: string;
  readonly channel: string;
  readonly logger: Logger;
  /** All records: after a loss of the connection each of them may have changed unheard. */
  allRecords(): Promise<readonly string[]>;
}

/** Hints over a connection of its own that is opened with the first listener. */
export class ChangeHints {
  readonly #source: HintSource;
  readonly #listeners = new EventEmitter().setMaxListeners(0);
  #link: RedisLink | null = null;
  #areHeard = false;

  constructor(source: HintSource) {
    this.#source = source;
  }

  /** Whether what is published reaches the listeners now. */
  get areHeard(): boolean {
    return this.#areHeard;
  }

  listen(listener: (record: string) => void): () => void {
    this.#listeners.on(CHANGE, listener);
    this.#link ??= this.#subscribe();
    return () => void this.#listeners.off(CHANGE, listener);
  }

  close(): void {
    this.#listeners.removeAllListeners();
    this.#link?.close();
  }

  #subscribe(): RedisLink {
    const { url, channel, logger } = this.#source;
    const link = new RedisLink(url, logger);
    link.client.on('message', (_, message: string) => {
      this.#tell(recordsIn(message));
    });
    link.client.on('close', () => {
      this.#areHeard = false;
    });
    link.client.on('ready', () => void this.#resume(link, channel));
    void link.open();
    return link;
  }

  /** Over this connection alone; the read models are asked over another, which may be back later. */
  async #resume(link: RedisLink, channel: string): Promise<void> {
    const { session } = link;
    const isUp = (): boolean => link.client.status === 'ready' && link.session === session;
    while (isUp()) {
      try {
        await link.client.subscribe(channel);
        this.#tell(await this.#source.allRecords());
        this.#areHeard = isUp();
        return;
      } catch {
        // The read models do not answer yet, or none are built: what was not heard is hinted at once they do.
        await setTimeout(RESUME_AGAIN_MS, undefined, { ref: false });
      }
    }
  }

  #tell(records: readonly string[]): void {
    for (const record of records) this.#listeners.emit(CHANGE, record);
  }
}

/** Whoever reaches Redis can publish here: what is no hint is passed over. */
function recordsIn(message: string): readonly string[] {
  const names = parsed(message);
  if (!Array.isArray(names)) return [];
  return names.filter((name): name is string => typeof name === 'string');
}

function parsed(message: string): unknown {
  try {
    return JSON.parse(message) as unknown;
  } catch {
    // No hint, and nothing is lost: whoever waits for one looks again by himself.
    return undefined;
  }
}
