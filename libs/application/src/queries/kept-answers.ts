import type { Answer, AnswerBody } from './answer.js';
import type { Lasting } from './lasting.js';
import { RecentBytes, type Sized } from './recent-bytes.js';
import type { StateText } from './state-text.js';

/** Answers that a process keeps as they were sent. */
const ANSWERS_BYTES_MAX = 64 * 1024 * 1024;
/** Texts of states that a process keeps for whoever asks for the same state in other words. */
const STATE_TEXTS_BYTES_MAX = 64 * 1024 * 1024;
/** Races whose time zone is remembered. */
const ZONES_MAX = 10_000;

/** Names of questions that were asked, by which one that is asked again is known. */
const ASKED_BYTES_MAX = 8 * 1024 * 1024;

/** An answer in one form alone: what makes other forms of it would keep the facts. */
export interface AnswerToKeep extends Omit<Answer, 'table' | 'linkFormat'> {
  /** For how long the same words ask for these bytes; null where nobody can tell. */
  readonly lasts: Lasting | null;
}

/** An answer as it is kept. */
export interface KeptAnswer extends Omit<AnswerToKeep, 'body'>, Sized {
  /** Null where all who asked held it already, so that it was never made. */
  readonly made: AnswerBody | null;
}

const ASKED_ONCE: Sized = { byteLength: 0 };

/**
 * What this process keeps of its answers, from the second time that they are asked for: most questions at random
 * come once. A closed answer never changes [Q3] and may stay for as long as there is room; the one thing that ends
 * it is a legal removal, after which its race is forgotten. A live answer is the same bytes while its tag is the
 * same [Q4].
 */
export class KeptAnswers {
  readonly states: RecentBytes<StateText>;
  readonly #answers: RecentBytes<KeptAnswer>;
  readonly #asked = new RecentBytes<Sized>(ASKED_BYTES_MAX);
  readonly #zones = new Map<string, string>();

  constructor({
    answerBytesMax = ANSWERS_BYTES_MAX,
    stateBytesMax = STATE_TEXTS_BYTES_MAX,
  }: { readonly answerBytesMax?: number; readonly stateBytesMax?: number } = {}) {
    this.#answers = new RecentBytes(answerBytesMax);
    this.states = new RecentBytes(stateBytesMax);
  }

  /**
   * What was answered to the same words, if it is kept, and for how long it lasts.
   * @param self the question as it was given: it is echoed, so that another spelling is another answer.
   */
  asked(race: string, self: string): KeptAnswer | undefined {
    return this.#answers.get(race, self);
  }

  /** @returns the answer, with the bytes that are kept under its tag, or that are kept once they are made. */
  keep(race: string, self: string, answer: AnswerToKeep): Answer {
    const kept = this.#answers.get(race, self);
    const made = kept?.etag === answer.etag ? kept.made : null;
    if (made === null && this.#isNew(race, self)) return answer;
    this.#answers.set(race, self, asKept(answer, made));
    if (made !== null) return { ...answer, body: () => made };
    const body = (): AnswerBody => {
      const bytes = answer.body();
      this.#answers.set(race, self, asKept(answer, bytes));
      return bytes;
    };
    return { ...answer, body };
  }

  #isNew(race: string, self: string): boolean {
    if (this.#asked.get(race, self) !== undefined) return false;
    this.#asked.set(race, self, ASKED_ONCE);
    return true;
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
    this.#asked.forget(race);
    this.states.forget(race);
    this.#zones.delete(race);
  }
}

/** Without what would keep the facts that it is made of. */
function asKept(answer: AnswerToKeep, made: AnswerBody | null): KeptAnswer {
  const { closed, etag, reach, memento, lasts, list } = answer;
  const head = { closed, etag, lasts, ...(reach && { reach }), ...(list && { list }) };
  const byteLength = made?.bytes.byteLength ?? 0;
  return { ...head, ...(memento !== undefined && { memento }), made, byteLength };
}
