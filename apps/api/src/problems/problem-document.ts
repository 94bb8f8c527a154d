import { finished } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, PROBLEMS } from '#libs/application';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';
const INSTANCE_CHARACTERS_MAX = 500;

/** Where and under which id a problem was met. */
export interface Occurrence {
  /** Absolute, without a final slash. */
  readonly base: string;
  readonly instance: string;
  readonly requestId: string;
}

/** A problem as its RFC 9457 document. */
export function problemDocument(problem: Problem, occurrence: Occurrence): object {
  const { status, title, retryable } = PROBLEMS[problem.problem];
  const type = `${occurrence.base}/problems/${problem.problem}`;
  return {
    type,
    title,
    status,
    detail: problem.detail,
    instance: occurrence.instance,
    code: problem.problem,
    requestId: occurrence.requestId,
    ...(problem.errors && { errors: problem.errors }),
    retryable,
    docs: type,
    ...problem.members,
  };
}

const HOST = /^(?:[a-z0-9.-]{1,253}|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** The address under which the client reached this service, from its Host header. */
export function addressOf(request: FastifyRequest): string {
  const { host = '' } = request.headers;
  return HOST.test(host) ? `${request.protocol}://${host}` : '';
}

/** Answers with a problem; nothing else of the reply may have been sent. */
export function sendProblem(reply: FastifyReply, problem: Problem, publicUrl: string | null): void {
  const { request } = reply;
  const document = problemDocument(problem, {
    base: publicUrl ?? addressOf(request),
    instance: request.url.slice(0, INSTANCE_CHARACTERS_MAX),
    requestId: request.id,
  });
  if (problem.retryAfterSeconds !== undefined)
    void reply.header('retry-after', problem.retryAfterSeconds);
  void reply
    .code(PROBLEMS[problem.problem].status)
    .header('content-type', PROBLEM_TYPE)
    .header('x-request-id', request.id)
    .header('cache-control', 'no-store')
    .removeHeader('etag');
  const body = JSON.stringify(document);
  if (problem.problem === 'body-too-large') sendWhileReading(reply, body);
  else void reply.send(body);
}

/**
 * The answer leaves at once and whole, and the connection ends when the client has stopped sending: closed
 * earlier, it would be reset under a client that has not read the answer yet.
 */
function sendWhileReading(reply: FastifyReply, body: string): void {
  const { raw, request } = reply;
  const length = Buffer.byteLength(body);
  void reply.header('connection', 'close').header('content-length', length).hijack();
  raw.writeHead(reply.statusCode, reply.getHeaders() as Record<string, string>);
  raw.write(body);
  finished(request.raw, { writable: false }, () => raw.end());
}
