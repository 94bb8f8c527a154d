import { COMMAND_KEY_CHARACTERS_MAX } from '#libs/domain';
import { LONG_POLL_SECONDS_MAX } from '../queries/long-poll.js';
import { WAIT_SECONDS_MAX } from '../queries/reach-version.js';
import type { AnswerName } from './route.js';

type Json = Readonly<Record<string, unknown>>;

const header = (name: string, description: string, example: string): Json => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
  example,
});

export const COMMAND_HEADERS: readonly Json[] = [
  header(
    'Idempotency-Key',
    `The same key with the same body is recorded once; at most ${COMMAND_KEY_CHARACTERS_MAX} printable characters, kept for ever. Without one the server makes one and returns it.`,
    '5f0c3a4e-endorsement-17',
  ),
  header(
    'If-Match',
    'The version that the race must be at, as the ETag of a reply: another one is answered with 412.',
    '"31"',
  ),
  header(
    'Prefer',
    'return=minimal: headers alone, no body, for what is recorded.',
    'return=minimal',
  ),
  header('Correlation-Id', 'What belongs together: the id of an import or of a story.', 'import-7'),
];

const DOCUMENTS: readonly AnswerName[] = [
  'Races',
  'Race',
  'State',
  'Timeline',
  'Part',
  'Timemap',
  'Annotations',
  'Series',
  'Comparison',
  'Corrections',
  'Record',
  'Records',
  'FactHistory',
  'Events',
  'Event',
];

/** Headers of questions, and the answers that they are for. */
export const QUERY_HEADERS: readonly { header: Json; on: readonly AnswerName[] }[] = [
  {
    header: header(
      'If-None-Match',
      'ETags of answers that the client holds.',
      '"31.1641254400000"',
    ),
    on: DOCUMENTS,
  },
  {
    header: header(
      'Prefer',
      `wait=N: how many seconds to wait for minVersion, at most ${WAIT_SECONDS_MAX}.`,
      'wait=5',
    ),
    on: ['Race', 'State', 'Timeline', 'Part', 'Timemap', 'Annotations', 'Series', 'Comparison'],
  },
  {
    header: header(
      'Prefer',
      `wait=N: with after, how many seconds to wait for the next event, at most ${LONG_POLL_SECONDS_MAX}.`,
      'wait=25',
    ),
    on: ['Events'],
  },
  {
    header: header(
      'Accept-Datetime',
      'Sends a question without times on to the state as of then (Memento, RFC 7089).',
      'Tue, 04 Jan 2022 12:00:00 GMT',
    ),
    on: ['State'],
  },
  {
    header: header('Last-Event-ID', 'Id of the last event received: what comes after it.', 'djMx'),
    on: ['EventStream'],
  },
];
