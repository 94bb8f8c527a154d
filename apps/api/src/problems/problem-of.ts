import { HttpException, NotFoundException } from '@nestjs/common';
import type { Problem, ProblemCode } from '#libs/application';
import type { Route } from '../openapi/route.js';
import { allowedMethods } from '../openapi/routes.js';
import { ProblemError } from './problem-error.js';

const CODE_BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  404: 'route-unknown',
  413: 'body-too-large',
  414: 'request-invalid',
  415: 'media-type-unsupported',
};

const RETRY_AFTER_SECONDS = 2;

/** The request that failed, and what else could have been asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly routes: readonly Route[];
}

/** What a client is told about whatever was thrown; undefined for a fault of ours. */
export function problemOf(error: unknown, asked: Asked): Problem | undefined {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof NotFoundException) return unknownRoute(asked);
  if (error instanceof HttpException) return ofStatus(error.getStatus(), error.message);
  return ofPort(error);
}

function unknownRoute({ method, path, routes }: Asked): Problem {
  const allowed = allowedMethods(path, routes);
  if (allowed.length === 0 || allowed.includes(method))
    return { problem: 'route-unknown', detail: `There is nothing at ${path.slice(0, 200)}.` };
  const allow = allowed.join(', ');
  return {
    problem: 'method-not-allowed',
    detail: `${method} is not for this address; it takes ${allow}.`,
    members: { allow },
  };
}

function ofStatus(status: number, message: string): Problem | undefined {
  if (status >= 500) return undefined;
  const problem = CODE_BY_STATUS[status] ?? 'request-invalid';
  return {
    problem,
    detail: problem === 'media-type-unsupported' ? JSON_ONLY : `${message.replace(/\.+$/, '')}.`,
  };
}

const JSON_ONLY = 'Send the command as a JSON document, with Content-Type: application/json.';

/** A port that does not answer mends by itself: the client is told when to try again. */
function ofPort(error: unknown): Problem | undefined {
  const name = error instanceof Error ? error.name : '';
  const code = UNAVAILABLE[name];
  if (code === undefined) return undefined;
  return {
    problem: code,
    detail: (error as Error).message,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  };
}

const UNAVAILABLE: Readonly<Record<string, ProblemCode>> = {
  ReadModelUnavailable: 'read-model-unavailable',
  LogUnavailable: 'not-ready',
};
