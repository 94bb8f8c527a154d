import { Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/role.guard.js';
import { assertRaceId } from '../queries/race-id.js';
import { newRaceId } from './new-race-id.js';
import { Recorder } from './recorder.js';

@Controller('v1/races')
@Needs('editor')
export class CommandsController {
  constructor(private readonly recorder: Recorder) {}

  @Post()
  @HttpCode(200)
  create(@Res() reply: FastifyReply): Promise<void> {
    return this.recorder.record(reply, newRaceId);
  }

  @Post(':race/commands')
  @HttpCode(200)
  record(@Res() reply: FastifyReply, @Param('race') race: string): Promise<void> {
    return this.recorder.record(reply, () => {
      assertRaceId(race);
      return race;
    });
  }
}
