import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { recordUnknown } from '#libs/application';
import { isSlug } from '#libs/domain';
import { ShapePipe } from '../door/shape.pipe.js';
import { ProblemError } from '../problems/problem-error.js';
import { Answers } from './answers.js';
import { GetRecord, GetRecords } from './part-queries.js';
import { recordKindAt, recordPaths } from './record-kind.js';
import { RecordParameters, RecordsParameters } from './record.parameters.js';

/** Who or what persons, organisations, offices, parties, sources and imports are, and what races say of them. */
@Controller()
export class RecordsController {
  constructor(private readonly answers: Answers) {}

  @Get(recordPaths(''))
  list(@Res() reply: FastifyReply, @Query(ShapePipe) asked: RecordsParameters): Promise<void> {
    const kind = recordKindAt(reply.request.url);
    return this.answers.send(reply, asked, (params) => new GetRecords({ kind, params }));
  }

  @Get(recordPaths('/:id'))
  one(
    @Res() reply: FastifyReply,
    @Param('id') id: string,
    @Query(ShapePipe) asked: RecordParameters,
  ): Promise<void> {
    const kind = recordKindAt(reply.request.url);
    if (!isSlug(id)) throw new ProblemError(recordUnknown(kind, id));
    const stream = `${kind}/${id}`;
    const ask = (params: Readonly<Record<string, string>>) => new GetRecord({ kind, id, params });
    return this.answers.sendOfRecord(reply, { stream, asked }, ask);
  }
}
