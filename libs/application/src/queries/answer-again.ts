import type { Answer } from './answer.js';
import type { KeptAnswer } from './kept-answers.js';
import { isLasting } from './lasting.js';
import type { QueryDeps } from './query.js';

/** A question about a race in the words in which its answer names it: the address under `links.self`. */
interface AskedAgain {
  readonly race: string;
  readonly self: string;
}

/**
 * The answer that was given to the same words before, where it is sure to be the same: a closed one always, a live
 * one while nothing was recorded and no time has changed it. Nothing of the question is read again.
 */
export async function answerAgain(
  { kept, readModel, clock }: QueryDeps,
  { race, self }: AskedAgain,
): Promise<KeptAnswer | undefined> {
  const before = kept.asked(race, self);
  if (before?.lasts == null) return undefined;
  if (before.lasts.head === null) return before;
  const record = await readModel.race(race);
  if (record === undefined) return undefined;
  const { head, watermark } = record;
  if (!isLasting(before.lasts, { head, now: clock.now() })) return undefined;
  return { ...before, reach: { version: head, watermark } };
}

/** The same where its bytes are kept too. */
export async function wholeAnswerAgain(
  deps: QueryDeps,
  asked: AskedAgain,
): Promise<Answer | undefined> {
  const again = await answerAgain(deps, asked);
  const made = again?.made;
  return again && made ? { ...again, body: () => made } : undefined;
}
