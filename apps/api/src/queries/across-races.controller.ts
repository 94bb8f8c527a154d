import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ShapePipe } from '../door/shape.pipe.js';
import { CorrectionsParameters, FeedParameters } from './across-races.parameters.js';
import { Answers } from './answers.js';
import { GetCorrections, GetCorrectionsFeed } from './part-queries.js';

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

  @Get('corrections.atom')
  feed(@Res() reply: FastifyReply, @Query(ShapePipe) asked: FeedParameters): Promise<void> {
    return this.answers.send(reply, asked, (params) => new GetCorrectionsFeed({ params }));
  }
}
