import { randomBytes } from 'node:crypto';
import { generationServes, generationUnknown } from '../race-history/generation-errors.js';
import type { Keys } from './keys.js';
import type { RedisLink } from './redis-link.js';

const SCAN_COUNT = 1_000;
const BIRTHS_MAX = 10;

/** Which generations there are, and which of them serves. */
export class GenerationRegister {
  readonly #link: RedisLink;
  readonly #keys: Keys;

  constructor(link: RedisLink, keys: Keys) {
    this.#link = link;
    this.#keys = keys;
  }

  /** @returns the tag of the generation that serves, made now where none is there yet. */
  async serving(): Promise<string> {
    const tag = await this.#link.ask((client) => client.get(this.#keys.serving));
    return tag ?? (await this.#enter('serving'));
  }

  /**
   * @returns the tag of a new generation beside the one that serves. One that was being built before is
   * given up, so that a rebuild that died leaves nothing behind.
   */
  async begin(): Promise<string> {
    await this.serving();
    const tag = await this.#enter('building');
    await this.#sweep(numberOf(tag));
    return tag;
  }

  async promote(number: number): Promise<void> {
    const { serving, generations, building } = this.#keys;
    const isPromoted = await this.#link.ask((client) =>
      client.promoteGeneration(serving, generations, building, number),
    );
    if (isPromoted === 0) throw generationUnknown(number);
  }

  async discard(number: number): Promise<void> {
    const { serving, generations, building } = this.#keys;
    const outcome = await this.#link.ask((client) =>
      client.discardGeneration(serving, generations, building, number),
    );
    if (outcome === 'serving') throw generationServes(number);
    if (outcome === 'discarded') await this.#sweep(number + 1);
  }

  async #enter(as: 'serving' | 'building'): Promise<string> {
    const { serving, generations, building } = this.#keys;
    for (let births = 0; births < BIRTHS_MAX; births += 1) {
      const number = await this.#link.ask((client) => client.incr(this.#keys.numbers));
      const tag = `${number}-${randomBytes(3).toString('hex')}`;
      const { alive } = this.#keys.of(tag);
      await this.#link.ask((client) => client.set(alive, 1));
      const entered = await this.#link.ask((client) =>
        client.registerGeneration(serving, generations, building, number, tag, as),
      );
      if (entered === tag) return tag;
      await this.#link.ask((client) => client.unlink(alive));
      if (entered !== 'late') return entered;
    }
    throw new Error('Generations are being made elsewhere without end; one is built at a time.');
  }

  /**
   * Drops the keys of generations below a number that are not on the register: those discarded, and what a
   * paused projector wrote into them later. One that is just being made has a higher number or is refused.
   */
  async #sweep(below: number): Promise<void> {
    const kept = new Set(await this.#link.ask((client) => client.hvals(this.#keys.generations)));
    let cursor = '0';
    do {
      const [next, found] = await this.#link.ask((client) =>
        client.scan(cursor, 'MATCH', this.#keys.ofAllGenerations, 'COUNT', SCAN_COUNT),
      );
      const dead = found.filter((key) => this.#isDead(key, kept, below));
      // One command for each, because the keys of different races may live on different nodes.
      if (dead.length > 0)
        await this.#link.send((pipeline) => {
          for (const key of dead) pipeline.unlink(key);
        });
      cursor = next;
    } while (cursor !== '0');
  }

  #isDead(key: string, kept: ReadonlySet<string>, below: number): boolean {
    const tag = this.#keys.generationOf(key);
    return tag !== undefined && !kept.has(tag) && numberOf(tag) < below;
  }
}

/** The number of a generation, from its tag. */
export const numberOf = (tag: string): number => Number(tag.split('-')[0]);
