import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RACE_PARTS, type RacePart } from '#libs/projections';
import { ShapePipe } from '../door/shape.pipe.js';
import { Answers } from './answers.js';
import { GetRacePart } from './part-queries.js';
import { PartParameters } from './part.parameters.js';

/** The lists of the state, each at an address of its own. */
@Controller('v1/races/:race')
export class RacePartsController {
  constructor(private readonly answers: Answers) {}

  @Get([...RACE_PARTS])
  part(
    @Res() reply: FastifyReply,
    @Param('race') race: string,
    @Query(ShapePipe) asked: PartParameters,
  ): Promise<void> {
    const part = partAt(reply);
    return this.answers.sendOfRace(
      reply,
      { race, asked },
      (params) => new GetRacePart({ race, part, params }),
    );
  }
}

/** The last step of the route: only addresses of parts lead here. */
function partAt({ request }: FastifyReply): RacePart {
  const { url = '' } = request.routeOptions;
  return url.slice(url.lastIndexOf('/') + 1) as RacePart;
}
