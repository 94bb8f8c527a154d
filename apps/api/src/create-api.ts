import type { NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiModule } from './api.module.js';
import type { ApiParts } from './api-parts.js';
import { fastifyOptions } from './server/fastify-options.js';
import { QUERY_DEPS } from './queries/query-deps.js';
import { addAskedAgain } from './server/asked-again.js';
import { addHooks } from './server/hooks.js';
import { readJsonBody } from './server/json-body.js';

/** Bodies are read by this service; what the framework has to say is said by the service's own log. */
const OPTIONS: Pick<NestApplicationOptions, 'bodyParser' | 'logger' | 'abortOnError'> = {
  bodyParser: false,
  logger: false,
  abortOnError: false,
};

/** The HTTP server on its parts, not yet listening. */
export async function createApi(parts: ApiParts): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(fastifyOptions(parts.settings.publicUrl));
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.of(parts),
    adapter,
    OPTIONS,
  );
  const server: FastifyInstance = adapter.getInstance();
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    (_request: FastifyRequest, payload: IncomingMessage) => readJsonBody(payload),
  );
  addHooks(server, parts);
  if (parts.settings.doors.includes('queries')) addAskedAgain(server, app.get(QUERY_DEPS));
  await app.init();
  await server.ready();
  return app;
}
