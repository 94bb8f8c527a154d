import { readPoint } from '#libs/dates';
import { CLOCKS, type Clock, formatInstant, type Instant, type Knowledge } from '#libs/domain';
import type { Problem } from '../problems.js';

/** Query parameters by name; the door has refused unknown and repeated ones. */
export type Params = Readonly<Record<string, string | undefined>>;

/** The parameters by which a question names its two times. */
export const TIME_PARAMETERS = ['validAt', 'knownAt', 'asOf', 'atVersion', 'clock'] as const;

/** A point of a question [Q1]: an exclusive end, and whether it stays the same whenever it is asked. */
export interface Point {
  readonly before: Instant;
  readonly isExplicit: boolean;
  /** How a point that moves with the time of asking is named: `now`, or `-7d`. */
  readonly moving?: string;
}

/** What a client asks: true at V, as known at K, on one of two clocks. */
export interface Question {
  readonly valid: Point;
  readonly known: Point | null;
  readonly clock: Clock;
  readonly atVersion: number | null;
}

const isClock = (text: string): text is Clock => (CLOCKS as readonly string[]).includes(text);

const wrong = (parameter: string, code: string, detail: string): Problem => ({
  problem: 'parameter-invalid',
  detail: `${parameter}: ${detail}`,
  errors: [{ pointer: `?${parameter}`, code, detail }],
});

const conflict = (detail: string): Problem => ({ problem: 'time-parameters-conflict', detail });

interface Moment {
  readonly timeZone: string;
  readonly now: Instant;
}

/** Reads the time parameters of a question about a race in its zone. */
export function readQuestion(params: Params, moment: Moment): Question | Problem {
  const clock = params['clock'] ?? 'recorded';
  if (!isClock(clock))
    return wrong('clock', 'value-not-allowed', `Give ${CLOCKS.join(' or ')}, not "${clock}".`);
  const clash = conflictOf(params, clock);
  if (clash !== null) return clash;

  const atVersion = readVersion(params['atVersion'], 'atVersion');
  if (typeof atVersion === 'object' && atVersion !== null) return atVersion;
  const times = readTimes(params, moment);
  return 'problem' in times ? times : { ...times, clock, atVersion };
}

function readTimes(params: Params, moment: Moment): Pick<Question, 'valid' | 'known'> | Problem {
  const known = readKnown(params, moment);
  if (known !== null && 'problem' in known) return known;
  const valid = readTime(params, 'validAt', moment);
  if (valid !== null && 'problem' in valid) return valid;
  return { valid: valid ?? nowOf(moment), known };
}

const nowOf = ({ now }: Moment): Point => ({
  before: endOfNow(now),
  isExplicit: false,
  moving: 'now',
});

/** What will be known later cannot be asked [Q1]. */
function readKnown(params: Params, moment: Moment): Point | null | Problem {
  const known = readTime(params, 'knownAt', moment);
  if (known === null || 'problem' in known) return known;
  const asked = formatInstant(known.before - 1);
  return known.before > endOfNow(moment.now) ? notYetKnown(asked, moment) : known;
}

function conflictOf(params: Params, clock: Clock): Problem | null {
  if (params['asOf'] !== undefined && (params['validAt'] ?? params['knownAt']) !== undefined)
    return conflict('asOf sets both validAt and knownAt; give either asOf or those two.');
  const hasKnown = (params['asOf'] ?? params['knownAt']) !== undefined;
  if (params['atVersion'] !== undefined && hasKnown && clock === 'recorded')
    return conflict(
      'atVersion says what is known by number; a knownAt or asOf beside it has a meaning with clock=published only.',
    );
  return null;
}

function notYetKnown(asked: string, { now }: Moment): Problem {
  return {
    problem: 'known-time-in-future',
    detail: `Nobody knows yet what will be known at ${asked}; it is ${formatInstant(now)}. A validAt may lie ahead, a knownAt may not.`,
  };
}

/** A whole number from 0 on, or null where it is not given. */
export function readVersion(text: string | undefined, parameter: string): number | null | Problem {
  if (text === undefined) return null;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  return wrong(parameter, 'integer-expected', `Give a whole number from 0 on, not "${text}".`);
}

function readTime(
  params: Params,
  parameter: 'validAt' | 'knownAt',
  moment: Moment,
): Point | null | Problem {
  const { timeZone, now } = moment;
  const name = params['asOf'] === undefined ? parameter : 'asOf';
  const text = params[name];
  if (text === undefined) return null;
  const point = readPoint(text, timeZone, now);
  if ('refused' in point)
    return point.isBeyondAll === true && parameter === 'knownAt'
      ? notYetKnown(text, moment)
      : wrong(name, 'date-invalid', point.refused);
  if (!isAbsolute(text)) return { before: point.before, isExplicit: false, moving: text };
  return { before: point.before, isExplicit: point.before !== endOfNow(now) };
}

const isAbsolute = (text: string): boolean => text !== 'now' && !text.startsWith('-');

/** A period that contains now ends now, this millisecond included [Q1]. */
const endOfNow = (now: Instant): Instant => now + 1;

export function knowledgeOf({ clock, known, atVersion }: Question): Knowledge {
  return { clock, knownBefore: known?.before ?? null, atVersion };
}

/** What closing a question depends on beside the question. */
export interface Reach {
  /** The race's head. */
  readonly head: number;
  /** Until when nothing older can still appear in the race's partition; null: unknown. */
  readonly watermark: Instant | null;
  /** The most that clocks may differ by. */
  readonly clockSkewMs: number;
}

/** Whether the answer can never change again [Q3]. */
export function isClosed(question: Question, reach: Reach): boolean {
  const { valid, known, clock, atVersion } = question;
  if (!valid.isExplicit) return false;
  if (atVersion !== null) return known === null || known.isExplicit;
  if (clock === 'published' || known?.isExplicit !== true || reach.watermark === null) return false;
  return known.before <= reach.watermark - reach.clockSkewMs;
}
