import type { Answer, AnswerBody } from './answer.js';
import { RecentBytes, type Sized } from './recent-bytes.js';
import type { StateText } from './state-text.js';

/** Answers that a process keeps as they were sent. */
const ANSWERS_BYTES_MAX = 64 * 1024 * 1024;
/** Texts of states that a process keeps for whoever asks for the same state in other words. */
const STATE_TEXTS_BYTES_MAX = 64 * 1024 * 1024;
/** Races whose time zone is remembered. */
const ZONES_MAX = 10_000;

interface AnswerToKeep extends Answer {
  /** Whether the same words ask for these bytes for ever. */
  readonly isSettled: boolean;
}

type KeptAnswer = AnswerToKeep & Sized;

/**
 * What this process keeps of its answers. A closed answer never changes [Q3] and may stay for as long as
 * there is room; the one thing that ends it is a legal removal, after which its race is forgotten. A live
 * answer is the same bytes while its tag is the same [Q4].
 */
export class KeptAnswers {
  readonly states: RecentBytes<StateText>;
  readonly #answers: RecentBytes<KeptAnswer>;
  readonly #zones = new Map<string, string>();

  constructor({
    answerBytesMax = ANSWERS_BYTES_MAX,
    stateBytesMax = STATE_TEXTS_BYTES_MAX,
  }: { readonly answerBytesMax?: number; readonly stateBytesMax?: number } = {}) {
    this.#answers = new RecentBytes(answerBytesMax);
    this.states = new RecentBytes(stateBytesMax);
  }

  /** @param self the question as it was given: it is echoed, so that another spelling is another answer. */
  settled(race: string, self: string): Answer | undefined {
    const kept = this.#answers.get(race, self);
    return kept?.isSettled === true ? kept : undefined;
  }

  /** @returns the answer, with the bytes that are kept under its tag, or that are kept once they are made. */
  keep(race: string, self: string, answer: AnswerToKeep): Answer {
    const kept = this.#answers.get(race, self);
    if (kept?.etag === answer.etag) return { ...answer, body: () => kept.body() };
    const body = (): AnswerBody => {
      const made = answer.body();
      this.#answers.set(race, self, withBody(answer, made));
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
    this.#answers.forget(race);
    this.states.forget(race);
    this.#zones.delete(race);
  }
}

/** The bytes alone, without the facts that they were made of. */
const withBody = (answer: AnswerToKeep, made: AnswerBody): KeptAnswer => ({
  ...answer,
  body: () => made,
  byteLength: made.bytes.byteLength,
});
