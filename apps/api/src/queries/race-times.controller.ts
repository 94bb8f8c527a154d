import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ShapePipe } from '../door/shape.pipe.js';
import { Answers } from './answers.js';
import { CompareParameters } from './compare.parameters.js';
import { CompareRace, GetRaceAnnotations, GetRaceSeries, GetRaceTimemap } from './part-queries.js';
import { TimemapParameters } from './part.parameters.js';
import { SeriesParameters, WindowParameters } from './window.parameters.js';

/** What changes over time in a race, and when. */
@Controller('v1/races/:race')
export class RaceTimesController {
  constructor(private readonly answers: Answers) {}

  @Get('timemap')
  timemap(
    @Res() reply: FastifyReply,
    @Param('race') race: string,
    @Query(ShapePipe) asked: TimemapParameters,
  ): Promise<void> {
    return this.answers.sendOfRace(
      reply,
      { race, asked },
      (params) => new GetRaceTimemap({ race, params }),
    );
  }

  @Get('annotations')
  annotations(
    @Res() reply: FastifyReply,
    @Param('race') race: string,
    @Query(ShapePipe) asked: WindowParameters,
  ): Promise<void> {
    return this.answers.sendOfRace(
      reply,
      { race, asked },
      (params) => new GetRaceAnnotations({ race, params }),
    );
  }

  @Get('compare')
  compare(
    @Res() reply: FastifyReply,
    @Param('race') race: string,
    @Query(ShapePipe) asked: CompareParameters,
  ): Promise<void> {
    return this.answers.sendOfRace(
      reply,
      { race, asked },
      (params) => new CompareRace({ race, params }),
    );
  }

  @Get('series/:metric')
  series(
    @Res() reply: FastifyReply,
    @Param() { race, metric }: { readonly race: string; readonly metric: string },
    @Query(ShapePipe) asked: SeriesParameters,
  ): Promise<void> {
    return this.answers.sendOfRace(
      reply,
      { race, asked },
      (params) => new GetRaceSeries({ race, metric, params }),
    );
  }
}
