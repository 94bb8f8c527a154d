import type { DynamicModule, NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fastifyOptions } from './fastify-options.js';
import { readJsonBody } from './json-body.js';

/** Bodies are read by this service; what the framework has to say is said by the service's own log. */
const OPTIONS: Pick<NestApplicationOptions, 'bodyParser' | 'logger' | 'abortOnError'> = {
  bodyParser: false,
  logger: false,
  abortOnError: false,
};

/**
 * Nest on Fastify as this service has them, not yet listening.
 * @param module the doors
 * @param addHooks what is done around every request
 */
export async function createServer(
  module: DynamicModule,
  publicUrl: string | null,
  addHooks: (server: FastifyInstance, app: NestFastifyApplication) => void,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(fastifyOptions(publicUrl));
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, OPTIONS);
  const server: FastifyInstance = adapter.getInstance();
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    (_request: FastifyRequest, payload: IncomingMessage) => readJsonBody(payload),
  );
  addHooks(server, app);
  await app.init();
  await server.ready();
  return app;
}
