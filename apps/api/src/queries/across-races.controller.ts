import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Mentioned } from '#libs/projections';
import { ShapePipe } from '../door/shape.pipe.js';
import { CorrectionsParameters, ListParameters } from './across-races.parameters.js';
import { Answers } from './answers.js';
import { GetCorrections, GetMentions } from './part-queries.js';

/** What is asked of all races together. */
@Controller('v1')
export class AcrossRacesController {
  constructor(private readonly answers: Answers) {}

  @Get('corrections')
  corrections(
    @Res() reply: FastifyReply,
    @Query(ShapePipe) asked: CorrectionsParameters,
  ): Promise<void> {
    return this.answers.send(reply, asked, (params) => new GetCorrections({ params }));
  }

  @Get('people/:person')
  person(
    @Res() reply: FastifyReply,
    @Param('person') id: string,
    @Query(ShapePipe) asked: ListParameters,
  ): Promise<void> {
    return this.#send(reply, { kind: 'person', id }, asked);
  }

  @Get('organizations/:organization')
  organization(
    @Res() reply: FastifyReply,
    @Param('organization') id: string,
    @Query(ShapePipe) asked: ListParameters,
  ): Promise<void> {
    return this.#send(reply, { kind: 'organization', id }, asked);
  }

  @Get('sources/:source')
  source(
    @Res() reply: FastifyReply,
    @Param('source') id: string,
    @Query(ShapePipe) asked: ListParameters,
  ): Promise<void> {
    return this.#send(reply, { kind: 'source', id }, asked);
  }

  #send(reply: FastifyReply, mentioned: Mentioned, asked: ListParameters): Promise<void> {
    return this.answers.send(reply, asked, (params) => new GetMentions({ mentioned, params }));
  }
}
