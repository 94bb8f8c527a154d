import { Controller, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { COLLECTION_OF, recordUnknown } from '#libs/application';
import { IDENTITY_KINDS, type IdentityKind, isSlug } from '#libs/domain';
import { Needs } from '../access/role.guard.js';
import { ShapePipe } from '../door/shape.pipe.js';
import { ProblemError } from '../problems/problem-error.js';
import { CommandParameters } from './command.parameters.js';
import { Recorder } from './recorder.js';

const PATHS = IDENTITY_KINDS.map((kind) => `${COLLECTION_OF[kind]}/:id/commands`);

/** What is recorded of persons, organisations, offices, parties, sources and imports. */
@Controller()
@Needs('editor')
export class RecordCommandsController {
  constructor(private readonly recorder: Recorder) {}

  @Post(PATHS)
  @HttpCode(200)
  record(
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @Query(ShapePipe) asked: CommandParameters,
  ): Promise<void> {
    const kind = kindAt(reply.request.url);
    return this.recorder.record(reply, asked, () => {
      if (!isSlug(id)) throw new ProblemError(recordUnknown(kind, id));
      return `${kind}/${id}`;
    });
  }
}

/** The kind of record that an address is in the collection of. */
function kindAt(url: string): IdentityKind {
  const kind = IDENTITY_KINDS.find((one) => url.startsWith(`${COLLECTION_OF[one]}/`));
  if (kind === undefined) throw new Error(`No route of records is at ${url}.`);
  return kind;
}
