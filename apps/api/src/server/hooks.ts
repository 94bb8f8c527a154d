import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#libs/application';
import type { ApiParts } from '../api-parts.js';
import { allowedMethods } from '../openapi/routes.js';
import { sendProblem } from '../problems/problem-document.js';
import { IdleConnections } from './idle-connections.js';

const READABLE =
  'ETag, Idempotency-Key, Link, Location, Memento-Datetime, Position, Retry-After, Watermark, X-Request-Id';
const PREFLIGHT_KEPT_SECONDS = 86_400;

const pathOf = (url: string): string => url.split('?')[0] ?? url;

/** What every reply carries, and what is measured of it. */
export function addHooks(
  server: FastifyInstance,
  { metrics, routes, settings }: Pick<ApiParts, 'metrics' | 'routes' | 'settings'>,
): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff' });
    if (isPublicRead(request)) openToAnyOrigin(reply);
    if (hasHost(request)) done();
    else sendProblem(reply, WITHOUT_HOST, settings.publicUrl);
  });
  server.addHook('onResponse', (request, reply, done) => {
    metrics.observeRequest(request.routeOptions.url, reply.statusCode, reply.elapsedTime);
    done();
  });
  const idle = new IdleConnections(server.server);
  server.addHook('preClose', (done) => {
    idle.close();
    done();
  });
  server.options('/*', (request, reply) => {
    const allow = [...allowedMethods(pathOf(request.url), routes), 'OPTIONS'].join(', ');
    void reply.headers({ allow, 'access-control-max-age': PREFLIGHT_KEPT_SECONDS });
    void reply.code(204).send();
  });
}

/** Any page may read what is public; what takes a key is for pages of the same origin alone. */
function isPublicRead({ method, url }: FastifyRequest): boolean {
  return ['GET', 'HEAD', 'OPTIONS'].includes(method) && !url.startsWith('/admin');
}

/** HTTP/1.0 asks for none. */
const hasHost = ({ headers, raw }: FastifyRequest): boolean =>
  headers.host !== undefined || raw.httpVersion === '1.0';

const WITHOUT_HOST: Problem = {
  problem: 'request-invalid',
  detail: 'A request of HTTP/1.1 names its host in the header Host.',
};

function openToAnyOrigin(reply: FastifyReply): void {
  void reply.headers({
    'access-control-allow-origin': '*',
    vary: 'Accept, Accept-Encoding',
    'access-control-allow-methods': 'GET, HEAD',
    'access-control-allow-headers': 'Accept, Accept-Datetime, If-None-Match, Last-Event-ID, Prefer',
    'access-control-expose-headers': READABLE,
  });
}
