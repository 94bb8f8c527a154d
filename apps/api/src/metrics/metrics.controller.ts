import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/role.guard.js';
import { API_PARTS, type ApiParts } from '../api-parts.js';

@Controller()
export class MetricsController {
  constructor(@Inject(API_PARTS) private readonly parts: ApiParts) {}

  @Get('metrics')
  @Needs('reader')
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    const { registry } = this.parts;
    void reply.headers({ 'content-type': registry.contentType, 'cache-control': 'no-store' });
    void reply.send(await registry.metrics());
  }
}
