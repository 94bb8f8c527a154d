import {
  FactLedger,
  type Instant,
  type KnownFacts,
  nextTurn,
  turnedAt,
  turnsOf,
} from '#libs/domain';
import type { RaceRecord } from '#libs/ports';
import { timelineItems, timelineLength, type TimelineQuestion } from '#libs/projections';
import { isProblem, type Problem } from '../problems.js';
import { type Answer, bodyOf } from './answer.js';
import { wholeAnswerAgain } from './answer-again.js';
import { readOffset, writeOffset } from './cursor.js';
import { readEventTypes } from './event-types.js';
import { lastingOf, type Validity } from './lasting.js';
import { link, permalinkParams } from './link.js';
import { TIMELINE_COLUMNS } from './list-columns.js';
import { type QueryDeps, raceUnknown, readLimit } from './query.js';
import { isClosed, knowledgeOf, type Params, type Question, TIME_PARAMETERS } from './question.js';
import {
  answerOf,
  askOf,
  besideTimes,
  metaOf,
  type RaceQuestion,
  reachOf,
  readQuestionOf,
  type Used,
} from './race-question.js';
import { wholeRace } from './whole-race.js';

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
export async function getRaceTimeline(deps: QueryDeps, given: Given): Promise<Answer | Problem> {
  const self = link(pathOf(given.race), given.params);
  const again = await wholeAnswerAgain(deps, { race: given.race, self });
  return again ?? answerAnew(deps, given, self);
}

/** A race and the parameters as they were given. */
interface Given {
  readonly race: string;
  readonly params: Params;
}

async function answerAnew(deps: QueryDeps, given: Given, self: string): Promise<Answer | Problem> {
  const { race, params } = given;
  const question = await readQuestionOf(deps, given);
  if (isProblem(question)) return question;
  const validBefore = hasValidTime(params) ? question.valid.before : null;
  const read = readShown(validBefore, params);
  if (isProblem(read)) return read;
  const known = await deps.readModel.known(race, knowledgeOf(question));
  if (known === undefined) return raceUnknown(race);
  const asked = timelineAskOf(deps, known, { question, validBefore });
  if (isProblem(asked)) return asked;
  const shown = { ...read, ...(await retractedIn(deps, { ...read, known, question })) };
  const used = usedOf(known, validBefore);
  const answer = answerOf(asked, used, () =>
    bodyOf(timelineOf({ ...asked, known, used }, shown, params)),
  );
  const lasts = lastingOf(asked, validityOf(known, question, validBefore), deps.clock.now());
  const { name } = known.identity;
  const list = { title: `${name}: timeline`, columns: TIMELINE_COLUMNS };
  const { redacted } = known;
  return deps.kept.keep(race, self, { ...answer, lasts, list, redacted });
}

/** What is retracted is read from the whole record: no read model holds what does not stand. */
async function retractedIn(
  { readModel }: QueryDeps,
  { includeRetracted = false, known, question }: Retracting,
): Promise<Pick<TimelineQuestion, 'retracted'>> {
  if (!includeRetracted) return {};
  const events = await wholeRace(readModel, known.identity.id);
  const ledger = FactLedger.of(events.filter(({ version }) => version <= known.head));
  return { retracted: ledger.retracted(knowledgeOf(question)) };
}

interface Retracting extends Pick<TimelineQuestion, 'includeRetracted'> {
  readonly known: RaceRecord;
  readonly question: Question;
}

function validityOf(known: KnownFacts, { valid }: Question, validBefore: Instant | null): Validity {
  if (validBefore === null) return { point: null, until: Infinity };
  return { point: valid, until: nextTurn(turnsOf(known), validBefore) };
}

interface TimelineKnown extends TimelineAsked {
  readonly known: KnownFacts & RaceRecord;
  readonly used: Used;
}

function timelineOf(asked: TimelineKnown, shown: Shown, params: Params): object {
  const { known, used, validBefore } = asked;
  const { id, name } = known.identity;
  const items = timelineItems(known, known.identity, shown);
  const total = timelineLength(known, shown);
  const end = shown.offset + items.length;
  const path = pathOf(id);
  const permalink = permalinkOf(asked, params, used);
  const next = { ...permalink, after: writeOffset(end) };
  return {
    race: { id, name },
    data: items,
    meta: { ...metaOf(asked, used), ...(validBefore === null && { validAt: 'any' }), total },
    links: {
      self: link(path, params),
      permalink: link(path, permalink),
      ...(end < total && { next: link(path, next) }),
    },
  };
}

const pathOf = (race: string): string => `/v1/races/${race}/timeline`;

/** Without a V a timeline tells all that is known, what lies ahead included: no time can change it. */
type TimelineAsked = RaceQuestion & { readonly validBefore: Instant | null };

const hasValidTime = ({ validAt, asOf }: Params): boolean => (validAt ?? asOf) !== undefined;

function timelineAskOf(
  deps: QueryDeps,
  record: RaceRecord,
  { question, validBefore }: { question: Question; validBefore: Instant | null },
): TimelineAsked | Problem {
  const asked = askOf(deps, record, question);
  if (isProblem(asked)) return asked;
  if (validBefore !== null) return { ...asked, validBefore };
  const timeless = { ...question, valid: { before: Infinity, isExplicit: true } };
  return { ...asked, closed: isClosed(timeless, reachOf(deps, record)), validBefore };
}

type Shown = TimelineQuestion & { readonly offset: number };

function readShown(validBefore: Instant | null, params: Params): Shown | Problem {
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

const usedOf = (known: KnownFacts, validBefore: Instant | null): Used => ({
  version: known.version,
  turnedAt: validBefore === null ? null : turnedAt(known, validBefore),
});

function permalinkOf({ question, validBefore }: TimelineAsked, params: Params, used: Used): Params {
  const { validAt, ...known } = permalinkParams(question, used);
  const beside = { ...besideTimes(params), after: undefined };
  return { ...beside, ...(validBefore !== null && { validAt }), ...known };
}
