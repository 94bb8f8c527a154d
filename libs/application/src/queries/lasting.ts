import type { Instant } from '#libs/domain';
import type { Point, Question, Reach } from './question.js';

/** For how long the same words have the very same answer. */
export interface Lasting {
  /** As long as this is the race's head; null: whatever is recorded. */
  readonly head: number | null;
  /** As long as V, where it is now, lies between these. */
  readonly from: Instant;
  /** Exclusive. */
  readonly until: Instant;
}

const ALWAYS = { from: -Infinity, until: Infinity } as const;
export const FOR_EVER: Lasting = { head: null, ...ALWAYS };

/** A question, and how far the race was when it was answered. */
interface Answered {
  readonly question: Question;
  readonly closed: boolean;
  readonly record: Pick<Reach, 'head'>;
}

/** The V of a question, null where its answer has none; and up to where no time alone changes it. */
export interface Validity {
  readonly point: Point | null;
  readonly until: Instant;
}

/**
 * @returns null where nobody can tell without asking anew: a K that is not the latest may be closed meanwhile [Q3],
 * and a period that lies ahead will one day contain now, and then end there [Q1].
 */
export function lastingOf(
  { question, closed, record }: Answered,
  { point, until }: Validity,
  now: Instant,
): Lasting | null {
  const isPast = point === null || (point.isExplicit && point.before <= now);
  if (closed) return isPast ? FOR_EVER : null;
  if (question.known !== null) return null;
  if (isPast) return { head: record.head, ...ALWAYS };
  return point.moving === 'now' ? { head: record.head, from: point.before, until } : null;
}

/** @param now at which it is asked again. */
export function isLasting({ head, from, until }: Lasting, asked: LastingAsked): boolean {
  const v = asked.now + 1;
  return (head === null || head === asked.head) && from <= v && v < until;
}

interface LastingAsked {
  readonly head: number;
  readonly now: Instant;
}
