import type { FastifyRequest } from 'fastify';
import { isProblem, ProblemError } from '../problems/problem-error.js';
import { type Given, type ParameterName, readParameters } from './parameters.js';

/** The parameters of a request, each known to the route and given once. */
export function readGiven(request: FastifyRequest, known: readonly ParameterName[]): Given {
  const query = request.query as Readonly<Record<string, unknown>>;
  const read = readParameters(query, known);
  if (isProblem(read)) throw new ProblemError(read);
  return read.given;
}
