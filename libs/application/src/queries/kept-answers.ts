import type { Answer, AnswerBody } from './answer.js';
import { RecentBytes } from './recent-bytes.js';
import type { StateText } from './state-text.js';

/** Closed answers that a process keeps as they were sent. */
const CLOSED_ANSWERS_BYTES_MAX = 64 * 1024 * 1024;
/** Texts of states that a process keeps for whoever asks for the same state in other words. */
const STATE_TEXTS_BYTES_MAX = 64 * 1024 * 1024;
/** Races whose time zone is remembered. */
const ZONES_MAX = 10_000;

interface KeptAnswer extends Answer {
  readonly byteLength: number;
}

/**
 * What this process keeps of its answers. A closed answer never changes [Q3] and may stay for as long as
 * there is room; the one thing that ends it is a legal removal, after which its race is forgotten.
 */
export class KeptAnswers {
  readonly states: RecentBytes<StateText>;
  readonly #closed: RecentBytes<KeptAnswer>;
  readonly #zones = new Map<string, string>();

  constructor({
    closedBytesMax = CLOSED_ANSWERS_BYTES_MAX,
    stateBytesMax = STATE_TEXTS_BYTES_MAX,
  }: { readonly closedBytesMax?: number; readonly stateBytesMax?: number } = {}) {
    this.#closed = new RecentBytes(closedBytesMax);
    this.states = new RecentBytes(stateBytesMax);
  }

  /** @param self the question as it was given: it is echoed, so that another spelling is another answer. */
  closed(race: string, self: string): Answer | undefined {
    return this.#closed.get(race, self);
  }

  /** @returns the answer, which is kept from when its body is made. */
  keep(race: string, self: string, answer: Answer): Answer {
    const body = (): AnswerBody => {
      const made = answer.body();
      const { byteLength } = made.bytes;
      this.#closed.set(race, self, { ...answer, body: () => made, byteLength });
      return made;
    };
    return { ...answer, body };
  }

  /** The zone of a race's plain dates, which is one for ever; undefined where it was not read yet. */
  zone(race: string): string | undefined {
    return this.#zones.get(race);
  }

  rememberZone(race: string, zone: string): void {
    if (this.#zones.size >= ZONES_MAX) this.#zones.clear();
    this.#zones.set(race, zone);
  }

  /** Forgets all that was said about a race: some of it was removed for legal reasons. */
  forget(race: string): void {
    this.#closed.forget(race);
    this.states.forget(race);
    this.#zones.delete(race);
  }
}
