import { PROBLEMS } from '#libs/application';
import {
  anything,
  flag,
  instant,
  type Json,
  list,
  object,
  orNull,
  ref,
  text,
  whole,
} from './schema-parts.js';
import { PART_SCHEMAS } from './part-schemas.js';
import { RACE_SCHEMAS } from './race-schemas.js';

const page = (item: Json, meta: Json = anything): Json =>
  object({
    data: list(item),
    meta,
    links: object({ self: text, 'next?': text, 'poll?': text }),
  });

const raceSchema = object({
  id: text,
  name: text,
  stage: text,
  'primaryParty?': text,
  office: object({ name: text, 'id?': text }),
  seats: whole,
  timeZone: text,
  begins: { type: 'string', format: 'date' },
  version: whole,
  recordedSince: instant,
  changedAt: instant,
  links: anything,
});

const cloudEvent = object(
  {
    specversion: { const: '1.0' },
    id: text,
    source: text,
    type: text,
    subject: text,
    'time?': instant,
    recordedtime: instant,
    sequence: { type: 'string', description: 'The version of the race, zero-padded.' },
    partitionkey: text,
    'correlationid?': text,
    dataschema: text,
    datacontenttype: { const: 'application/json' },
    data: { type: 'object' },
  },
  'A recorded event: CloudEvents 1.0, structured.',
);

const warning = object({ code: text, pointer: text, detail: text });

const recorded = object({
  version: whole,
  'recordedAt?': instant,
  events: list(object({ id: text, type: text, 'version?': whole, 'warnings?': list(warning) })),
  'dryRun?': flag,
  'warnings?': list(warning),
  links: object({ state: text }),
});

const problem = object(
  {
    type: text,
    title: text,
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: text,
    instance: text,
    code: { type: 'string', enum: Object.keys(PROBLEMS) },
    requestId: text,
    'errors?': list(object({ pointer: text, code: text, detail: text })),
    retryable: flag,
    docs: text,
    'currentVersion?': whole,
    'eventsSince?': list(ref('CloudEvent')),
  },
  'A refusal (RFC 9457). Its type is a page that says what it means and what to do.',
);

const replay = object({
  id: text,
  status: { type: 'string', enum: ['running', 'promoted', 'failed'] },
  startedAt: instant,
  endedAt: orNull(instant),
  startedBy: text,
  'note?': text,
  generation: orNull(whole),
  done: whole,
  total: orNull(whole),
  progress: { type: 'number', minimum: 0, maximum: 1 },
  'reason?': text,
});

const check = object({ name: text, ok: flag, 'reason?': text, 'behind?': whole });

/** What each route answers with, by name. */
export const ANSWER_SCHEMAS: Json = {
  ...RACE_SCHEMAS,
  ...PART_SCHEMAS,
  Race: raceSchema,
  Races: page(ref('Race'), object({ total: whole })),
  CloudEvent: cloudEvent,
  Events: page(ref('CloudEvent'), object({ caughtUp: flag })),
  EventStream: {
    type: 'string',
    description:
      'Server-Sent Events: one frame per event, named by its type, with a CloudEvent as data and a cursor as id; then `caught-up`, `gap`, `reconnect` and `problem`, and a comment with an id as heartbeat. As application/x-ndjson the same as lines of { id, event, data }.',
  },
  Feed: { type: 'string', description: 'An Atom feed (RFC 4287), newest first.' },
  Recorded: recorded,
  Problem: problem,
  Schemas: object({
    data: list(
      object({ type: text, version: whole, command: text, meaning: text, links: anything }),
    ),
  }),
  JsonSchema: { type: 'object', description: 'JSON Schema 2020-12.' },
  OpenApi: { type: 'object', description: 'OpenAPI 3.1.' },
  Health: object({
    status: { type: 'string', enum: ['live', 'ready', 'started'] },
    'checks?': list(check),
  }),
  Replay: replay,
  Replays: object({ data: list(ref('Replay')) }),
  Page: { type: 'string', description: 'HTML.' },
  Metrics: { type: 'string' },
};
