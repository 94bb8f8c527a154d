import { type ProblemCode, PROBLEMS } from '#libs/application';
import { exampleOf } from '#libs/domain';
import { type NamedParameter, parametersOf } from '../queries/parameter.decorator.js';
import { ANSWER_SCHEMAS } from './answer-schemas.js';
import { COMMAND_SCHEMAS, EVENT_SCHEMAS } from './catalogue-schemas.js';
import { COMMAND_HEADERS, QUERY_HEADERS } from './header-parameters.js';
import type { AnswerName, Route } from './route.js';

type Json = Readonly<Record<string, unknown>>;

const OPENAPI_VERSION = '3.1.1';
const API_VERSION = '1.0.0';

const DESCRIPTION = `What was true in an election race at one time, as known at another. Events are recorded and
never changed; corrections are events too. Every answer names its two times, its version and its sources.`;

/** The reference as an OpenAPI 3.1 document, of the routes that are served. */
export function openApiDocument(routes: readonly Route[], publicUrl: string | null): Json {
  const paths = [...new Set(routes.map(({ path }) => path))];
  return {
    openapi: OPENAPI_VERSION,
    info: { title: 'Election timeline', version: API_VERSION, description: DESCRIPTION },
    servers: [{ url: publicUrl ?? '/' }],
    paths: Object.fromEntries(paths.map((path) => [path, pathItem(path, routes)])),
    components: {
      schemas: { ...ANSWER_SCHEMAS, ...EVENT_SCHEMAS, ...COMMAND_SCHEMAS },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key with a role.' },
      },
    },
  };
}

function pathItem(path: string, routes: readonly Route[]): Json {
  const operations = routes.filter((route) => route.path === path);
  return Object.fromEntries(
    operations.map((route) => [route.method.toLowerCase(), operation(route)]),
  );
}

function operation(route: Route): Json {
  const { summary, role, door } = route;
  return {
    operationId: operationId(route),
    summary,
    tags: [tagOf(route)],
    parameters: [
      ...pathParameters(route.path),
      ...parametersOf(route.parameters).map(queryParameter),
      ...headersOf(route),
    ],
    ...(door === 'commands' && { requestBody: REQUEST_BODY }),
    ...(role !== null && { security: [{ key: [role] }] }),
    responses: { ...successOf(route), ...problemResponses(route) },
  };
}

const operationId = ({ method, path }: Route): string =>
  `${method.toLowerCase()}${path
    .replaceAll(/[{}]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')}`;

function tagOf({ door, path }: Route): string {
  if (door !== null) return door;
  return path.startsWith('/admin') ? 'operation' : 'reference';
}

const pathParameters = (path: string): readonly Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', maxLength: 120 },
  }));

const queryParameter = ({ name, meaning, example, schema }: NamedParameter): Json => ({
  name,
  in: 'query',
  description: meaning,
  schema,
  example,
});

const headersOf = ({ door, answer }: Route): readonly Json[] => {
  if (door === 'commands') return COMMAND_HEADERS;
  return QUERY_HEADERS.filter(({ on }) => on.includes(answer)).map(({ header }) => header);
};

const REQUEST_BODY = {
  required: true,
  content: {
    'application/json': {
      schema: { $ref: '#/components/schemas/CommandDocument' },
      example: exampleOf('EndorsementAnnounced'),
    },
  },
};

const JSON_TYPE = 'application/json';
const TABLE = ['text/csv', 'application/x-ndjson'];

/** What is offered beside JSON, by the header Accept or by an ending of the address. */
const ALSO: Partial<Record<AnswerName, readonly string[]>> = {
  Races: TABLE,
  Timeline: TABLE,
  Part: TABLE,
  Timemap: [...TABLE, 'application/link-format'],
  Annotations: TABLE,
  Series: TABLE,
  Comparison: TABLE,
  Corrections: TABLE,
  Record: TABLE,
  Events: TABLE,
};

/** What is no document at all. */
const INSTEAD: Partial<Record<AnswerName, readonly string[]>> = {
  EventStream: ['text/event-stream', 'application/x-ndjson'],
  Feed: ['application/atom+xml'],
  Page: ['text/html'],
  Metrics: ['text/plain'],
};

interface Success {
  readonly status: number;
  readonly description: string;
  readonly hasNoBody?: boolean;
}

const ANSWERED: Success = { status: 200, description: 'The answer.' };
const HELD: Success = {
  status: 304,
  description: 'The answer that the client holds is still right.',
  hasNoBody: true,
};
const SENT_ON: Success = {
  status: 302,
  description: 'With Accept-Datetime: where the state as of then is.',
  hasNoBody: true,
};
const MERGED: Success = {
  status: 307,
  description: 'Merged into another record, which is there for now: a split undoes it.',
};
const BEGUN: Success = { status: 202, description: 'Begun.' };
const RECORDED: readonly Success[] = [
  { status: 200, description: 'Nothing new to say, or a dry run.' },
  { status: 201, description: 'Recorded.' },
];

const SUCCESSES: Partial<Record<AnswerName, readonly Success[]>> = {
  Recorded: RECORDED,
  State: [ANSWERED, SENT_ON, HELD],
  Record: [ANSWERED, MERGED, HELD],
};

function successesOf({ answer, method }: Route): readonly Success[] {
  const own = SUCCESSES[answer];
  if (own !== undefined) return own;
  if (method === 'POST') return [BEGUN];
  return UNKEPT.has(answer) ? [ANSWERED] : [ANSWERED, HELD];
}

/** What no client keeps: it is of this moment, or no document. */
const UNKEPT: ReadonlySet<AnswerName> = new Set([
  'EventStream',
  'Health',
  'Metrics',
  'Page',
  'Replay',
  'Replays',
]);

function successOf(route: Route): Json {
  const content = contentOf(route.answer);
  return Object.fromEntries(
    successesOf(route).map(({ status, description, hasNoBody }) => [
      String(status),
      hasNoBody === true ? { description } : { description, content },
    ]),
  );
}

function contentOf(answer: AnswerName): Json {
  const schema = { $ref: `#/components/schemas/${answer}` };
  const types = INSTEAD[answer] ?? [JSON_TYPE];
  const texts = (ALSO[answer] ?? []).map((type) => [type, { schema: { type: 'string' } }]);
  return Object.fromEntries([...types.map((type) => [type, { schema }]), ...texts]) as Json;
}

const GENERAL: readonly ProblemCode[] = ['request-invalid', 'parameter-invalid', 'internal'];
const WITH_KEY: readonly ProblemCode[] = ['key-required', 'role-insufficient'];

function problemResponses({ problems, role }: Route): Json {
  const codes = [...GENERAL, ...(role === null ? [] : WITH_KEY), ...problems];
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code].status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => [String(status), problemResponse(status, codes)]),
  );
}

function problemResponse(status: number, codes: readonly ProblemCode[]): Json {
  const mine = [...new Set(codes)].filter((code) => PROBLEMS[code].status === status);
  return {
    description: mine.map((code) => `${code}: ${PROBLEMS[code].title}`).join(' '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
