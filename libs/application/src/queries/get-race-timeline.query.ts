import { type Instant, type KnownFacts, turnedAt } from '#libs/domain';
import { timelineItems, timelineLength, type TimelineQuestion } from '#libs/projections';
import type { Problem } from '../problems.js';
import type { Answer } from './answer.js';
import { readOffset, writeOffset } from './cursor.js';
import { readEventTypes } from './event-types.js';
import { link, permalinkParams } from './link.js';
import { isProblem, type QueryDeps, raceUnknown, readLimit } from './query.js';
import { isClosed, knowledgeOf, type Params, TIME_PARAMETERS } from './question.js';
import {
  answerOf,
  besideTimes,
  metaOf,
  type RaceQuestion,
  readRaceQuestion,
  reachOf,
} from './race-question.js';

export const TIMELINE_PARAMETERS = [
  ...TIME_PARAMETERS,
  'slot',
  'type',
  'includeRetracted',
  'includeUncertain',
  'after',
  'limit',
  'minVersion',
] as const;

/** The facts of a race in the order in which they happened, as known at K; up to V where one is asked. */
export async function getRaceTimeline(
  deps: QueryDeps,
  { race, params }: { race: string; params: Params },
): Promise<Answer | Problem> {
  const asked = await readTimelineQuestion(deps, { race, params });
  if (isProblem(asked)) return asked;
  const shown = readShown(asked.validBefore, params);
  if (isProblem(shown)) return shown;
  const known = await deps.readModel.known(race, knowledgeOf(asked.question));
  if (known === undefined) return raceUnknown(race);
  const items = timelineItems(known, known.identity, shown);
  const used = usedOf(known, asked.validBefore);
  const total = timelineLength(known, shown);
  const end = shown.offset + items.length;
  const path = `/v1/races/${race}/timeline`;
  const permalink = permalinkOf(asked, params, used);
  const next = { ...permalink, after: writeOffset(end) };
  return answerOf(asked, used, {
    race: { id: race, name: known.identity.name },
    data: items,
    meta: { ...metaOf(asked, used), ...(asked.validBefore === null && { validAt: 'any' }), total },
    links: {
      self: link(path, params),
      permalink: link(path, permalink),
      ...(end < total && { next: link(path, next) }),
    },
  });
}

/** Without a V a timeline tells all that is known, what lies ahead included: no time can change it. */
type TimelineAsked = RaceQuestion & { readonly validBefore: Instant | null };

async function readTimelineQuestion(
  deps: QueryDeps,
  given: { race: string; params: Params },
): Promise<TimelineAsked | Problem> {
  const asked = await readRaceQuestion(deps, given);
  if (isProblem(asked)) return asked;
  const { validAt, asOf } = given.params;
  if (validAt !== undefined || asOf !== undefined)
    return { ...asked, validBefore: asked.question.valid.before };
  const timeless = { ...asked.question, valid: { before: Infinity, isExplicit: true } };
  return { ...asked, closed: isClosed(timeless, reachOf(deps, asked.record)), validBefore: null };
}

function readShown(
  validBefore: Instant | null,
  params: Params,
): (TimelineQuestion & { readonly offset: number }) | Problem {
  const limit = readLimit(params['limit']);
  if (typeof limit === 'object') return limit;
  const types = readEventTypes(params['type']);
  if ('problem' in types) return types;
  const { after, slot } = params;
  const offset = after === undefined ? 0 : readOffset(after);
  if (offset === undefined)
    return { problem: 'cursor-invalid', detail: 'after: This is no cursor of this list.' };
  const flags = readFlags(params);
  if (isProblem(flags)) return flags;
  return {
    ...flags,
    ...(validBefore !== null && { validBefore }),
    ...(slot !== undefined && { slot }),
    types: new Set(types),
    offset,
    limit,
  };
}

type Flags = Pick<TimelineQuestion, 'includeRetracted' | 'includeUncertain'>;

function readFlags(params: Params): Flags | Problem {
  const includeRetracted = readFlag(params, 'includeRetracted', false);
  if (typeof includeRetracted === 'object') return includeRetracted;
  const includeUncertain = readFlag(params, 'includeUncertain', true);
  if (typeof includeUncertain === 'object') return includeUncertain;
  return { includeRetracted, includeUncertain };
}

function readFlag(params: Params, name: string, fallback: boolean): boolean | Problem {
  const text = params[name] ?? String(fallback);
  if (text === 'true' || text === 'false') return text === 'true';
  const detail = `Give true or false, not "${text}".`;
  return {
    problem: 'parameter-invalid',
    detail: `${name}: ${detail}`,
    errors: [{ pointer: `?${name}`, code: 'boolean-expected', detail }],
  };
}

const usedOf = (known: KnownFacts, validBefore: Instant | null) => ({
  version: known.version,
  turnedAt: validBefore === null ? null : turnedAt(known, validBefore),
});

function permalinkOf(
  { question, validBefore }: TimelineAsked,
  params: Params,
  used: ReturnType<typeof usedOf>,
): Params {
  const { validAt, ...known } = permalinkParams(question, used);
  const beside = { ...besideTimes(params), after: undefined };
  return { ...beside, ...(validBefore !== null && { validAt }), ...known };
}
