import { Controller, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { recordUnknown } from '#libs/application';
import { isSlug } from '#libs/domain';
import { Needs } from '../access/role.guard.js';
import { ShapePipe } from '../door/shape.pipe.js';
import { ProblemError } from '../problems/problem-error.js';
import { recordKindAt, recordPaths } from '../queries/record-kind.js';
import { CommandParameters } from './command.parameters.js';
import { Recorder } from './recorder.js';

/** What is recorded of persons, organisations, offices, parties, sources and imports. */
@Controller()
@Needs('editor')
export class RecordCommandsController {
  constructor(private readonly recorder: Recorder) {}

  @Post(recordPaths('/:id/commands'))
  @HttpCode(200)
  record(
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @Query(ShapePipe) asked: CommandParameters,
  ): Promise<void> {
    const kind = recordKindAt(reply.request.url);
    return this.recorder.record(reply, asked, () => {
      if (!isSlug(id)) throw new ProblemError(recordUnknown(kind, id));
      return `${kind}/${id}`;
    });
  }
}
