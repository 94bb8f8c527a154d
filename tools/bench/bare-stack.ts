/**
 * The ceiling of questions over HTTP on the stack that the service stands on: Nest and Fastify with the guard, the
 * filter, the hooks and the metrics of the service, and one route, which sends a string as it GETs it: from Redis
 * where its address is given, else from memory. Reads what it is to send from its standard input and writes its
 * address when it listens.
 */
import { text } from 'node:stream/consumers';
import { Controller, type DynamicModule, Get, Inject, Module, Res } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { Redis } from 'ioredis';
import { createRegistry, readSettings } from '#libs/platform';
import { silentLogger } from '#libs/ports';
import { RoleGuard } from '../../apps/api/src/access/role.guard.js';
import { API_PARTS } from '../../apps/api/src/api-parts.js';
import { ApiMetrics } from '../../apps/api/src/metrics/api-metrics.js';
import { ProblemFilter } from '../../apps/api/src/problems/problem.filter.js';
import { createServer } from '../../apps/api/src/server/create-server.js';
import { addHooks } from '../../apps/api/src/server/hooks.js';
import { addressOf } from '../../apps/projector/src/listen-on.js';

interface Asked {
  readonly status: number;
  readonly body: string;
  readonly redis: string | null;
}

interface Source {
  readonly status: number;
  get(): Promise<Buffer | null>;
}

const SOURCE = Symbol('SOURCE');
const KEY = 'bare';

@Controller('v1')
class BareController {
  constructor(@Inject(SOURCE) private readonly source: Source) {}

  @Get('races/:race/state')
  async state(@Res() reply: FastifyReply): Promise<void> {
    const body = await this.source.get();
    void reply.code(this.source.status).header('content-type', 'application/json; charset=utf-8');
    void reply.send(body);
  }
}

@Module({})
class BareModule {
  static of(source: Source, parts: object): DynamicModule {
    const providers = [
      { provide: SOURCE, useValue: source },
      { provide: API_PARTS, useValue: parts },
      { provide: APP_GUARD, useClass: RoleGuard },
      { provide: APP_FILTER, useClass: ProblemFilter },
    ];
    return { module: BareModule, controllers: [BareController], providers };
  }
}

async function sourceOf({ status, body, redis }: Asked): Promise<Source> {
  if (redis === null) {
    const bytes = Buffer.from(body);
    return { status, get: () => Promise.resolve(bytes) };
  }
  const client = new Redis(`redis://${redis}`);
  await client.set(KEY, body);
  return { status, get: () => client.getBuffer(KEY) };
}

const read = readSettings({});
if ('errors' in read) throw new Error(read.errors.join(' '));
const parts = {
  settings: read.settings,
  routes: [],
  metrics: new ApiMetrics(createRegistry()),
  logger: silentLogger,
};
const source = await sourceOf(JSON.parse(await text(process.stdin)) as Asked);
const app = await createServer(BareModule.of(source, parts), null, (server) => {
  addHooks(server, parts);
});
await app.listen(0, '127.0.0.1');
process.stdout.write(`${addressOf(app.getHttpServer())}\n`);
