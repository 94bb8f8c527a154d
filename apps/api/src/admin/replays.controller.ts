import { Body, Controller, Get, Inject, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isProblem } from '#libs/application';
import { Needs } from '../access/role.guard.js';
import { API_PARTS, type ApiParts } from '../api-parts.js';
import { ProblemError } from '../problems/problem-error.js';
import { ShapePipe } from '../door/shape.pipe.js';
import { TakesNoParameters } from '../door/takes-no-parameters.guard.js';
import { StartReplay } from './start-replay.body.js';

@Controller('admin/v1/replays')
@Needs('operator')
@UseGuards(TakesNoParameters)
export class ReplaysController {
  constructor(@Inject(API_PARTS) private readonly parts: ApiParts) {}

  @Post()
  start(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Body(ShapePipe) { note }: StartReplay,
  ): void {
    const replay = this.parts.replays.start(request.keyHolder?.id ?? 'nobody', note);
    if (isProblem(replay)) throw new ProblemError(replay);
    void reply.code(202).header('location', `/admin/v1/replays/${replay.id}`);
    send(reply, replay);
  }

  @Get()
  list(@Res() reply: FastifyReply): void {
    send(reply, { data: this.parts.replays.list() });
  }

  @Get(':replay')
  one(@Res() reply: FastifyReply, @Param('replay') id: string): void {
    const replay = this.parts.replays.find(id);
    if (replay === undefined) throw unknown(id);
    send(reply, replay);
  }
}

function send(reply: FastifyReply, document: object): void {
  const type = 'application/json; charset=utf-8';
  void reply.headers({ 'content-type': type, 'cache-control': 'private, no-store' });
  void reply.send(JSON.stringify(document));
}

const unknown = (id: string): ProblemError =>
  new ProblemError({
    problem: 'replay-unknown',
    detail: `This process has started no replay "${id.slice(0, 100)}".`,
  });
