import { randomBytes } from 'node:crypto';
import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyHttpOptions } from 'fastify';
import { type Problem, PROBLEMS } from '#libs/application';
import { withoutEnding } from '../queries/answer-form.js';
import { problemDocument, PROBLEM_TYPE, sendProblem } from '../problems/problem-document.js';

/** All headers of a request together, in bytes. */
export const HEADERS_BYTES_MAX = 16_384;
/** A request that has not arrived whole by then is given up. */
const REQUEST_ARRIVES_WITHIN_MS = 60_000;
const PATH_PARAMETER_MAX = 500;

const PROCESS = randomBytes(4).toString('hex');
let requests = 0;

/** Unique among all processes: eight random digits of this one, and a count. */
function nextRequestId(): string {
  requests += 1;
  return `${PROCESS}-${requests.toString(36)}`;
}

/** Fastify as this service needs it: its own errors are problems too. */
export function fastifyOptions(publicUrl: string | null): FastifyHttpOptions<Server> {
  return {
    genReqId: nextRequestId,
    requestTimeout: REQUEST_ARRIVES_WITHIN_MS,
    // A request without a Host is refused by a hook, as a problem like any other.
    http: { maxHeaderSize: HEADERS_BYTES_MAX, requireHostHeader: false },
    rewriteUrl: withoutEnding,
    routerOptions: { maxParamLength: PATH_PARAMETER_MAX },
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, _request, reply) => {
      sendProblem(
        reply,
        { problem: 'request-invalid', detail: `${error.message.replace(/\.+$/, '')}.` },
        publicUrl,
      );
    },
    clientErrorHandler: (error, socket) => {
      answerRaw(socket, problemOfClientError(error.code), publicUrl ?? '');
    },
  };
}

function problemOfClientError(code: string): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return {
      problem: 'headers-too-large',
      detail: `All headers together may have ${HEADERS_BYTES_MAX} bytes.`,
    };
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return {
      problem: 'request-timeout',
      detail: `A request must arrive whole within ${REQUEST_ARRIVES_WITHIN_MS / 1_000} seconds.`,
    };
  return { problem: 'request-invalid', detail: 'What arrived is not an HTTP request.' };
}

/** There is no request yet to reply to: the answer is written to the connection itself. */
function answerRaw(socket: Socket, problem: Problem, base: string): void {
  if (!socket.writable) return;
  const { status } = PROBLEMS[problem.problem];
  const body = JSON.stringify(
    problemDocument(problem, { base, instance: '', requestId: nextRequestId() }),
  );
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      `content-type: ${PROBLEM_TYPE}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
