import type { IncomingHttpHeaders } from 'node:http';
import { type ListCursor, readCursor } from '#libs/application';
import { ProblemError } from '../problems/problem-error.js';
import type { StreamParameters } from './stream.parameters.js';

export interface StreamBeginning {
  readonly after: ListCursor | null;
  readonly from: string;
  /** Whether the reader was here before. */
  readonly isResumed: boolean;
}

/** Where a stream begins. A reader that comes back sends the id of its last event, which wins. */
export function readBeginning(
  given: StreamParameters,
  headers: IncomingHttpHeaders,
): StreamBeginning {
  const { after, from = 'beginning' } = given;
  assertOnePlace(given);
  const received = readPlace(lastReceived(given, headers));
  return { after: received ?? readPlace(after), from, isResumed: received !== null };
}

const PLACES = ['after', 'since', 'from'] as const;

function assertOnePlace(given: StreamParameters): void {
  const [place, other] = PLACES.filter((name) => given[name] !== undefined);
  if (other !== undefined)
    throw refused(`?${other}`, `${place ?? ''} says where the stream begins; leave ${other} out.`);
}

function lastReceived(given: StreamParameters, headers: IncomingHttpHeaders): string | undefined {
  const last = headers['last-event-id'];
  return typeof last === 'string' ? last : given.lastEventId;
}

/** An empty id is none: browsers send one after a stream that gave none. */
function readPlace(text: string | undefined): ListCursor | null {
  if (text === undefined || text === '') return null;
  const cursor = readCursor(text);
  if (cursor !== undefined) return cursor;
  const detail = `"${text.slice(0, 100)}" is no cursor of a stream.`;
  throw new ProblemError({
    problem: 'cursor-invalid',
    detail,
    errors: [{ pointer: '?after', code: 'cursor-invalid', detail }],
  });
}

const refused = (pointer: string, detail: string): ProblemError =>
  new ProblemError({
    problem: 'parameter-invalid',
    detail,
    errors: [{ pointer, code: 'value-not-allowed', detail }],
  });
