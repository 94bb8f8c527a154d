import { Controller, Param, Post, Res } from '@nestjs/common';
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
  create(@Res() reply: FastifyReply): Promise<void> {
    return this.recorder.record(reply, newRaceId);
  }

  @Post(':race/commands')
  record(@Res() reply: FastifyReply, @Param('race') race: string): Promise<void> {
    return this.recorder.record(reply, () => {
      assertRaceId(race);
      return race;
    });
  }
}
