import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_PARTS, type ApiParts } from '../api-parts.js';
import { ProblemError } from '../problems/problem-error.js';
import { askAll, type CheckReport, isReady } from '#libs/platform';

const RETRY_AFTER_SECONDS = 2;

const sentence = ({ name, reason, behind }: CheckReport): string =>
  `${name}: ${reason ?? `${behind ?? 0} records behind.`}`;

@Controller('health')
export class HealthController {
  #hasStarted = false;

  constructor(@Inject(API_PARTS) private readonly parts: ApiParts) {}

  /** Asks nobody: a server that is away is no reason to start this process anew. */
  @Get('live')
  live(@Res() reply: FastifyReply): void {
    const lost = this.parts.lost();
    if (lost !== undefined) throw new ProblemError({ problem: 'not-ready', detail: lost });
    send(reply, { status: 'live' });
  }

  @Get('ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const checks = await askAll(this.parts.readiness);
    if (!isReady(checks)) throw notReady(checks);
    this.#hasStarted = true;
    send(reply, { status: 'ready', checks });
  }

  /** Ready once, and from then on whatever happens: what a slow start is waited for with. */
  @Get('startup')
  async startup(@Res() reply: FastifyReply): Promise<void> {
    if (this.#hasStarted) {
      send(reply, { status: 'started' });
      return;
    }
    await this.ready(reply);
  }
}

function send(reply: FastifyReply, document: object): void {
  void reply.headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  void reply.send(JSON.stringify(document));
}

function notReady(checks: readonly CheckReport[]): ProblemError {
  const missing = checks.filter(({ ok }) => !ok).map(sentence);
  return new ProblemError({
    problem: 'not-ready',
    detail: missing.join(' '),
    members: { checks },
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}
