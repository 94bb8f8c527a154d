import { formatInstant, type Instant } from '#libs/domain';
import type { Params, Point, Question } from './question.js';

/** A relative address with its query in the order of the names given: the same question, the same bytes. */
export function link(path: string, params: Params): string {
  let address = path;
  let divider = '?';
  for (const name of Object.keys(params)) {
    const value = params[name];
    if (value === undefined) continue;
    address += `${divider}${name}=${encodeURIComponent(value)}`;
    divider = '&';
  }
  return address;
}

/** The same with one parameter more. */
export const linkWith = (address: string, name: string, value: string): string =>
  `${address}${address.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;

/** The last millisecond of a point: asked for, it gives the same answer. */
export const lastMoment = (before: Instant): string => formatInstant(before - 1);

/** How `meta` names V and K: by an instant, or by a word where the answer moves with the time of asking. */
export const timesOf = ({ valid, known }: Question): { validAt: string; knownAt: string } => ({
  validAt: nameOf(valid),
  knownAt: known === null ? 'latest' : nameOf(known),
});

const nameOf = ({ before, isExplicit, moving = 'now' }: Point): string =>
  isExplicit ? lastMoment(before) : moving;

/**
 * The closed question that has the same answer: V as an instant, what is known by number.
 * Where V is now, `turnedAt` is the last V at which time alone changed the answer [Q4].
 */
export function permalinkParams(
  question: Question,
  { version, turnedAt }: { version: number; turnedAt: Instant | null },
): Params {
  const { valid, known, clock } = question;
  return {
    validAt: lastMoment(valid.isExplicit ? valid.before : (turnedAt ?? 1)),
    atVersion: String(question.atVersion ?? version),
    ...(clock === 'published' && { clock }),
    ...(clock === 'published' && known !== null && { knownAt: lastMoment(known.before) }),
  };
}
