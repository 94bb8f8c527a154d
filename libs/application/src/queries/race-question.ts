import { formatInstant, type Instant } from '#libs/domain';
import type { RaceRecord } from '#libs/ports';
import type { Problem } from '../problems.js';
import type { Answer, AnswerBody } from './answer.js';
import { link, permalinkParams, timesOf } from './link.js';
import { CLOCK_SKEW_MS, type QueryDeps, raceUnknown } from './query.js';
import { isClosed, type Params, type Question, type Reach, readQuestion } from './question.js';

/** A question about one race, read against how far the record of the race reaches. */
export interface RaceQuestion {
  readonly record: RaceRecord;
  readonly question: Question;
  readonly closed: boolean;
}

/** Reads a question in the zone of its race. */
export async function readQuestionOf(
  deps: QueryDeps,
  { race, params }: { race: string; params: Params },
): Promise<Question | Problem> {
  const timeZone = deps.kept.zone(race) ?? (await readZone(deps, race));
  if (timeZone === undefined) return raceUnknown(race);
  return readQuestion(params, { timeZone, now: deps.clock.now() });
}

async function readZone({ readModel, kept }: QueryDeps, race: string): Promise<string | undefined> {
  const zone = (await readModel.race(race))?.identity.timeZone;
  if (zone !== undefined) kept.rememberZone(race, zone);
  return zone;
}

/** Whether the question can be answered from the record, and whether the answer is closed [Q3]. */
export function askOf(
  deps: QueryDeps,
  record: RaceRecord,
  question: Question,
): RaceQuestion | Problem {
  if (question.atVersion !== null && question.atVersion > record.head)
    return versionAboveHead(question.atVersion, record);
  return { record, question, closed: isClosed(question, reachOf(deps, record)) };
}

/** How far the record of a race reaches: what closing a question about it depends on [Q3]. */
export const reachOf = (
  { clockSkewMs = CLOCK_SKEW_MS }: QueryDeps,
  { head, watermark }: RaceRecord,
): Reach => ({ head, watermark, clockSkewMs });

function versionAboveHead(asked: number, { identity, head }: RaceRecord): Problem {
  const detail = `Race "${identity.id}" is at version ${head}; version ${asked} does not exist yet.`;
  return {
    problem: 'version-above-head',
    detail: `atVersion: ${detail}`,
    errors: [{ pointer: '?atVersion', code: 'version-above-head', detail }],
  };
}

/** What was used to answer: the last version, and the last instant at which time alone changed it [Q4]. */
export interface Used {
  readonly version: number;
  readonly turnedAt: Instant | null;
}

/** The part of a document that says what was asked and what was used; the same ETag, the same bytes. */
export function metaOf({ record, question, closed }: RaceQuestion, { version }: Used): object {
  return {
    ...timesOf(question),
    clock: question.clock,
    version,
    recordedSince: formatInstant(record.recordedSince),
    closed,
    hints: hintsOf({ record, question }),
  };
}

/** A K from before our first record answers nothing on our clock; what the sources said then is a question of its own. */
function hintsOf({ record, question }: Pick<RaceQuestion, 'record' | 'question'>): object[] {
  const { known, clock } = question;
  if (clock === 'published' || known === null || known.before > record.recordedSince) return [];
  const path = `/v1/races/${record.identity.id}/state`;
  const { validAt, knownAt } = timesOf(question);
  return [
    {
      code: 'before-first-record',
      detail: `This service first recorded something about the race at ${formatInstant(record.recordedSince)}; ask with clock=published for what its sources had said by then.`,
      href: link(path, { validAt, knownAt, clock: 'published' }),
    },
  ];
}

/** `self` and the closed question with the same answer. */
export function linksOf(
  path: string,
  params: Params,
  { question, used }: { question: Question; used: Used },
): { self: string; permalink: string } {
  return {
    self: link(path, params),
    permalink: link(path, { ...besideTimes(params), ...permalinkParams(question, used) }),
  };
}

/** What a question asks beside its times. */
export const besideTimes = (params: Params): Params =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !(name in ASKING)));

/** Parameters that a permalink replaces or has no need of. */
const ASKING = {
  validAt: true,
  knownAt: true,
  asOf: true,
  atVersion: true,
  clock: true,
  minVersion: true,
};

/**
 * Version and last turn [Q4]; a question that has closed since is another representation. What a K that
 * moves on the published clock uses may change without either, so that it is part of the tag.
 */
export function etagOf(asked: RaceQuestion, { version, turnedAt }: Used): string {
  const { closed, question, record } = asked;
  const { clock, known } = question;
  const moves = clock === 'published' && known !== null && !known.isExplicit;
  // A redaction changes answers about what was known before it [F7].
  const redacted = record.redacted > 0 ? `.redacted-${record.redacted}` : '';
  const moved = moves ? `.${known.before}` : '';
  return `${version}.${turnedAt ?? 0}${moved}${redacted}${closed ? '.closed' : ''}`;
}

export function answerOf(asked: RaceQuestion, used: Used, body: () => AnswerBody): Answer {
  const { head, watermark } = asked.record;
  return {
    body,
    closed: asked.closed,
    etag: etagOf(asked, used),
    reach: { version: head, watermark },
  };
}
