import { Controller, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/role.guard.js';
import { ShapePipe } from '../door/shape.pipe.js';
import { assertRaceId } from '../queries/race-id.js';
import { CommandParameters } from './command.parameters.js';
import { newRaceId } from './new-race-id.js';
import { Recorder } from './recorder.js';

@Controller('v1/races')
@Needs('editor')
export class CommandsController {
  constructor(private readonly recorder: Recorder) {}

  @Post()
  @HttpCode(200)
  create(@Res() reply: FastifyReply, @Query(ShapePipe) asked: CommandParameters): Promise<void> {
    return this.recorder.record(reply, asked, (document) => `race/${newRaceId(document)}`);
  }

  @Post(':race/commands')
  @HttpCode(200)
  record(
    @Res() reply: FastifyReply,
    @Param('race') race: string,
    @Query(ShapePipe) asked: CommandParameters,
  ): Promise<void> {
    return this.recorder.record(reply, asked, () => {
      assertRaceId(race);
      return `race/${race}`;
    });
  }
}
