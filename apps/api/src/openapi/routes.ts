import { COLLECTION_OF, type ProblemCode } from '#libs/application';
import { IDENTITY_KINDS } from '#libs/domain';
import type { Settings } from '#libs/platform';
import { CommandParameters } from '../commands/command.parameters.js';
import { NoParameters } from '../door/takes-no-parameters.guard.js';
import { EventsParameters } from '../queries/events.parameters.js';
import {
  RaceParameters,
  RacesParameters,
  StateParameters,
  TimelineParameters,
} from '../queries/race.parameters.js';
import { AllStreamParameters, StreamParameters } from '../stream/stream.parameters.js';
import { ANSWER_ROUTES } from './answer-routes.js';
import { RECORD_KINDS, RECORD_UNKNOWN } from './record-routes.js';
import type { AnswerName, Method, Route } from './route.js';

type RouteText = readonly [path: string, answer: AnswerName, summary: string];
type RouteRest = Partial<Pick<Route, 'role' | 'parameters' | 'problems'>>;

const route =
  (method: Method, door: Route['door']) =>
  ([path, answer, summary]: RouteText, rest: RouteRest = {}): Route => ({
    method,
    door,
    path,
    answer,
    summary,
    role: null,
    parameters: NoParameters,
    problems: [],
    ...rest,
  });

const query = route('GET', 'queries');
const command = route('POST', 'commands');
const get = route('GET', null);
const post = route('POST', null);

const ASKED: readonly ProblemCode[] = ['parameter-invalid', 'read-model-unavailable'];
const LISTED: readonly ProblemCode[] = [...ASKED, 'cursor-invalid'];
const OF_RACE: readonly ProblemCode[] = [...ASKED, 'race-unknown', 'projection-behind'];
const TIMED: readonly ProblemCode[] = [
  ...OF_RACE,
  'time-parameters-conflict',
  'known-time-in-future',
  'version-above-head',
];
const STREAMED: readonly ProblemCode[] = [...LISTED, 'streams-exhausted', 'stream-too-slow'];
const COMMANDED: readonly ProblemCode[] = [
  'body-invalid',
  'body-too-large',
  'media-type-unsupported',
  'header-invalid',
  'parameter-invalid',
  'command-malformed',
  'command-refused',
  'race-unknown',
  'version-conflict',
  'idempotency-key-reused',
  'outcome-unknown',
  'race-read-only',
  'not-ready',
];

export const ROUTES: readonly Route[] = [
  query(['/v1/races', 'Races', 'The directory of races.'], {
    parameters: RacesParameters,
    problems: LISTED,
  }),
  query(['/v1/races/{race}', 'Race', 'What a race is, and its version.'], {
    parameters: RaceParameters,
    problems: OF_RACE,
  }),
  query(
    ['/v1/races/{race}/state', 'State', 'The race as it was at one time, as known at another.'],
    {
      parameters: StateParameters,
      problems: TIMED,
    },
  ),
  query(
    [
      '/v1/races/{race}/timeline',
      'Timeline',
      'The facts of the race in the order in which they occurred.',
    ],
    {
      parameters: TimelineParameters,
      problems: [...TIMED, 'cursor-invalid'],
    },
  ),
  ...ANSWER_ROUTES.map(({ path, answer, summary, ...rest }) =>
    query([path, answer, summary], rest),
  ),
  query(
    ['/v1/races/{race}/stream', 'EventStream', 'The events of a race: its history, then live.'],
    {
      parameters: StreamParameters,
      problems: [...STREAMED, 'race-unknown'],
    },
  ),
  query(['/v1/stream', 'EventStream', 'The events of all records: their history, then live.'], {
    parameters: AllStreamParameters,
    problems: [...STREAMED, ...RECORD_UNKNOWN],
  }),
  query(
    [
      '/v1/facts/{fact}/history',
      'FactHistory',
      'Every revision of a fact: who said so, when, and why.',
    ],
    {
      problems: [...ASKED, 'fact-unknown'],
    },
  ),
  query(['/v1/events', 'Events', 'Recorded events as CloudEvents, of one record or of all.'], {
    parameters: EventsParameters,
    problems: [...LISTED, ...RECORD_UNKNOWN],
  }),
  query(['/v1/events/{event}', 'Event', 'One recorded event; it never changes.'], {
    problems: [...ASKED, 'event-unknown'],
  }),
  command(['/v1/races', 'Recorded', 'Create a race.'], {
    role: 'editor',
    parameters: CommandParameters,
    problems: COMMANDED,
  }),
  command(['/v1/races/{race}/commands', 'Recorded', 'Record what happened in a race.'], {
    role: 'editor',
    parameters: CommandParameters,
    problems: COMMANDED,
  }),
  ...IDENTITY_KINDS.map((kind) => {
    const { one, unknown } = RECORD_KINDS[kind];
    const path = `${COLLECTION_OF[kind]}/{id}/commands`;
    return command([path, 'Recorded', `Record who or what ${one} is.`], {
      role: 'editor',
      parameters: CommandParameters,
      problems: [...COMMANDED.filter((code) => code !== 'race-unknown'), unknown],
    });
  }),
  get(['/v1/schemas', 'Schemas', 'The JSON Schemas of all commands and events.']),
  get(
    [
      '/v1/schemas/{name}',
      'JsonSchema',
      'The schema of a command, or of the newest version of an event.',
    ],
    {
      problems: ['schema-unknown'],
    },
  ),
  get(['/v1/schemas/{name}/{version}', 'JsonSchema', 'The schema of one version of an event.'], {
    problems: ['schema-unknown'],
  }),
  get(['/v1/openapi.json', 'OpenApi', 'This reference as an OpenAPI 3.1 document.']),
  post(
    [
      '/admin/v1/replays',
      'Replay',
      'Build the read models anew beside those that serve, then let them serve.',
    ],
    {
      role: 'operator',
      problems: ['replay-running', 'not-ready', 'read-model-unavailable'],
    },
  ),
  get(['/admin/v1/replays', 'Replays', 'The replays that this process has run.'], {
    role: 'operator',
  }),
  get(['/admin/v1/replays/{replay}', 'Replay', 'How far a replay is.'], {
    role: 'operator',
    problems: ['replay-unknown'],
  }),
  get(['/health/live', 'Health', 'Whether the process runs, and need not be started anew.'], {
    problems: ['not-ready'],
  }),
  get(['/health/ready', 'Health', 'Whether the process can serve, and what is missing.'], {
    problems: ['not-ready'],
  }),
  get(['/health/startup', 'Health', 'Whether the process was ready once.'], {
    problems: ['not-ready'],
  }),
  get(['/metrics', 'Metrics', 'Metrics in the text format of Prometheus.'], { role: 'reader' }),
  get(['/', 'Page', 'What this is, and a few questions to try.']),
  get(['/docs', 'Page', 'This reference as a page.']),
  get(['/docs/events/{type}', 'Page', 'What a type of event means and how it is recorded.'], {
    problems: ['schema-unknown'],
  }),
  get(['/problems', 'Page', 'Every problem that this service answers with.']),
  get(['/problems/{code}', 'Page', 'What a problem means and what to do about it.'], {
    problems: ['problem-unknown'],
  }),
];

/** The routes that are there when these doors are open. */
export const routesOf = (doors: Settings['doors']): readonly Route[] =>
  ROUTES.filter(({ door }) => door === null || doors.includes(door));

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+')}$`);

const PATTERNS = new Map(ROUTES.map(({ path }) => [path, patternOf(path)]));

/** The methods that an address takes; none where there is nothing. */
export function allowedMethods(path: string, routes: readonly Route[]): readonly string[] {
  const matching = routes.filter((route) => PATTERNS.get(route.path)?.test(path) === true);
  const methods = matching.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return [...new Set(methods)].sort();
}
