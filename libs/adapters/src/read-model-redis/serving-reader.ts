import type { ChainableCommander } from 'ioredis';
import { ReadModelUnavailable } from '#libs/ports';
import type { GenerationKeys, Keys } from './keys.js';
import type { RedisLink } from './redis-link.js';

const SWITCHES_MAX = 5;

/** Another generation serves than the one that a question was put to. */
class GenerationSwitched extends Error {
  override readonly name = 'GenerationSwitched';
}

/** The race was written anew while a question about it was asked: it says less now. */
class RaceRewritten extends Error {
  override readonly name = 'RaceRewritten';
}

/** A generation as a question sees it. */
export interface ReadGeneration {
  readonly tag: string;
  readonly keys: GenerationKeys;
  /** Sends commands in one round trip, with the question whether this generation still serves. */
  readonly ask: <Results extends readonly unknown[]>(
    fill: (pipeline: ChainableCommander) => void,
  ) => Promise<Results>;
}

/**
 * Finds the generation that serves. Each time something is asked of it, it is asked as well whether it still
 * serves; where it does not, the answer is thrown away and the question begins again with the one that does.
 */
export class ServingReader {
  readonly #link: RedisLink;
  readonly #keys: Keys;
  #serving: string | null = null;

  constructor(link: RedisLink, keys: Keys) {
    this.#link = link;
    this.#keys = keys;
  }

  /** @throws ReadModelUnavailable, also where no generation serves. */
  async answer<Answer>(question: (generation: ReadGeneration) => Promise<Answer>): Promise<Answer> {
    for (let tries = 0; tries < SWITCHES_MAX; tries += 1) {
      try {
        return await question(this.#generation(await this.#tag()));
      } catch (error) {
        // Nothing was answered yet, so the question can be put again.
        if (!(error instanceof GenerationSwitched || error instanceof RaceRewritten)) throw error;
      }
    }
    throw new ReadModelUnavailable('The read models are being replaced again and again.');
  }

  async #tag(): Promise<string> {
    this.#serving ??= await this.#link.ask((client) => client.get(this.#keys.serving));
    if (this.#serving === null)
      throw new ReadModelUnavailable('No read models are built yet; the projector builds them.');
    return this.#serving;
  }

  #generation(tag: string): ReadGeneration {
    return {
      tag,
      keys: this.#keys.of(tag),
      ask: async <Results extends readonly unknown[]>(
        fill: (pipeline: ChainableCommander) => void,
      ): Promise<Results> => {
        const [serving, results] = await checkedLast<Results>(
          (filled) => this.#link.send(filled),
          fill,
          (pipeline) => pipeline.get(this.#keys.serving),
        );
        if (serving === tag) return results;
        this.#serving = serving;
        throw new GenerationSwitched();
      },
    };
  }
}

/** A race as it is written since its last redaction. */
export interface RaceEdition {
  readonly race: string;
  /** Version of that redaction; 0 where nothing was redacted. */
  readonly edition: number;
  /** Called where the race was written anew: what is kept of this edition says more than may be said now. */
  readonly forget: () => void;
}

/**
 * A generation as a question about one race sees it. Each time something is asked, it is asked as well whether
 * the race is still the same edition; where it is not, that edition is forgotten and the question begins again.
 */
export function generationOf(
  { tag, keys, ask }: ReadGeneration,
  { race, edition, forget }: RaceEdition,
): ReadGeneration {
  return {
    // Names what is kept of it.
    tag: `${tag}/${edition}`,
    keys: keys.ofEdition(edition),
    ask: async <Results extends readonly unknown[]>(
      fill: (pipeline: ChainableCommander) => void,
    ): Promise<Results> => {
      const [redacted, results] = await checkedLast<Results>(ask, fill, (pipeline) =>
        pipeline.hget(keys.head(race), 'redacted'),
      );
      if (Number(redacted ?? 0) === edition) return results;
      forget();
      throw new RaceRewritten();
    },
  };
}

/**
 * Others may write between the commands of one round trip. Generations and editions are dropped only after
 * another took their place, so that one which is still in its place after the reads was whole during them.
 * @returns what was asked last, and the results of what was asked before it
 */
async function checkedLast<Results extends readonly unknown[]>(
  ask: RedisLink['send'],
  fill: (pipeline: ChainableCommander) => void,
  check: (pipeline: ChainableCommander) => unknown,
): Promise<[string | null, Results]> {
  const replies = await ask<readonly unknown[]>((pipeline) => {
    fill(pipeline);
    check(pipeline);
  });
  return [replies.at(-1) as string | null, replies.slice(0, -1) as unknown as Results];
}
