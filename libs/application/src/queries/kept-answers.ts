import type { Answer, AnswerBody } from './answer.js';
import type { Lasting } from './lasting.js';
import { RecentBytes, type Sized } from './recent-bytes.js';
import type { StateText } from './state-text.js';

/** Answers that a process keeps as they were sent. */
const ANSWERS_BYTES_MAX = 64 * 1024 * 1024;
/** Texts of states that a process keeps for whoever asks for the same state in other words. */
const STATE_TEXTS_BYTES_MAX = 64 * 1024 * 1024;
/** Races whose answers are kept. */
const RACES_MAX = 100_000;
/** Races whose time zone is remembered. */
const ZONES_MAX = 10_000;

/** Names of questions that were asked, by which one that is asked again is known. */
const ASKED_BYTES_MAX = 8 * 1024 * 1024;

/** An answer in one form alone: what makes other forms of it would keep the facts. */
export interface AnswerToKeep extends Omit<Answer, 'table' | 'linkFormat'> {
  /** For how long the same words ask for these bytes; null where nobody can tell. */
  readonly lasts: Lasting | null;
  /** Version of the last redaction that the answer knows of. */
  readonly redacted: number;
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
 * it is a redaction, after which its race is forgotten, and no answer from before it is kept any more [F7]. A live
 * answer is the same bytes while its tag is the same [Q4].
 */
export class KeptAnswers {
  readonly states: RecentBytes<StateText>;
  readonly #answers: RecentBytes<KeptAnswer>;
  readonly #asked = new RecentBytes<Sized>(ASKED_BYTES_MAX);
  readonly #zones = new Map<string, string>();
  /** Of the races whose answers were kept: the version of the last redaction that is known of. */
  readonly #redacted = new Map<string, number>();
  #onFirst: (race: string) => void = () => undefined;

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
    if (!this.knows(race)) this.#begin(race, answer);
    if (!this.#mayKeep(race, answer)) return answer;
    this.#answers.set(race, self, asKept(answer, made));
    if (made !== null) return { ...answer, body: () => made };
    const body = (): AnswerBody => {
      const bytes = answer.body();
      if (this.#mayKeep(race, answer)) this.#answers.set(race, self, asKept(answer, bytes));
      return bytes;
    };
    return { ...answer, body };
  }

  #isNew(race: string, self: string): boolean {
    if (this.#asked.get(race, self) !== undefined) return false;
    this.#asked.set(race, self, ASKED_ONCE);
    return true;
  }

  /** An answer that was on its way while something was redacted says more than may be said now. */
  #mayKeep(race: string, { redacted }: AnswerToKeep): boolean {
    return redacted >= (this.#redacted.get(race) ?? Infinity);
  }

  /** Something may have been redacted while the first answer that is kept was on its way: somebody has to look. */
  #begin(race: string, { redacted }: AnswerToKeep): void {
    this.#learn(race, redacted);
    this.#onFirst(race);
  }

  /** Calls back when the first answer about a race is kept. */
  whenFirst(listener: (race: string) => void): void {
    this.#onFirst = listener;
  }

  /** Whether answers about the race were kept. */
  knows(race: string): boolean {
    return this.#redacted.has(race);
  }

  /** The last redaction of a race is of that version: answers that know of no such are forgotten. */
  redacted(race: string, version: number): void {
    if ((this.#redacted.get(race) ?? 0) >= version) return;
    this.#learn(race, version);
    this.forget(race);
  }

  #learn(race: string, version: number): void {
    if (this.#redacted.size >= RACES_MAX) this.#clear();
    this.#redacted.set(race, version);
  }

  #clear(): void {
    this.#answers.clear();
    this.#asked.clear();
    this.states.clear();
    this.#zones.clear();
    this.#redacted.clear();
  }

  /** The zone of a race's plain dates, which is one for ever; undefined where it was not read yet. */
  zone(race: string): string | undefined {
    return this.#zones.get(race);
  }

  rememberZone(race: string, zone: string): void {
    if (this.#zones.size >= ZONES_MAX) this.#zones.clear();
    this.#zones.set(race, zone);
  }

  /** Forgets all that was said about a race. */
  forget(race: string): void {
    this.#answers.forget(race);
    this.#asked.forget(race);
    this.states.forget(race);
    this.#zones.delete(race);
  }
}

/** Without what would keep the facts that it is made of. */
function asKept(answer: AnswerToKeep, made: AnswerBody | null): KeptAnswer {
  const { closed, etag, reach, memento, lasts, list, redacted } = answer;
  const head = { closed, etag, lasts, redacted, ...(reach && { reach }), ...(list && { list }) };
  const byteLength = made?.bytes.byteLength ?? 0;
  return { ...head, ...(memento !== undefined && { memento }), made, byteLength };
}
