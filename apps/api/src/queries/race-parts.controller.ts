import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { RacePart } from '#libs/projections';
import { ShapePipe } from '../door/shape.pipe.js';
import { Answers } from './answers.js';
import { GetRacePart } from './part-queries.js';
import { PartParameters } from './part.parameters.js';

/** The lists of the state, each at an address of its own. */
@Controller('v1/races/:race')
export class RacePartsController {
  constructor(private readonly answers: Answers) {}

  @Get('candidates')
  candidates(
    @Res() reply: FastifyReply,
    @Param('race') race: string,
    @Query(ShapePipe) asked: PartParameters,
  ): Promise<void> {
    return this.#send(reply, { race, part: 'candidates' }, asked);
  }

  @Get('endorsements')
  endorsements(
    @Res() reply: FastifyReply,
    @Param('race') race: string,
    @Query(ShapePipe) asked: PartParameters,
  ): Promise<void> {
    return this.#send(reply, { race, part: 'endorsements' }, asked);
  }

  @Get('finance')
  finance(
    @Res() reply: FastifyReply,
    @Param('race') race: string,
    @Query(ShapePipe) asked: PartParameters,
  ): Promise<void> {
    return this.#send(reply, { race, part: 'finance' }, asked);
  }

  @Get('polls')
  polls(
    @Res() reply: FastifyReply,
    @Param('race') race: string,
    @Query(ShapePipe) asked: PartParameters,
  ): Promise<void> {
    return this.#send(reply, { race, part: 'polls' }, asked);
  }

  @Get('results')
  results(
    @Res() reply: FastifyReply,
    @Param('race') race: string,
    @Query(ShapePipe) asked: PartParameters,
  ): Promise<void> {
    return this.#send(reply, { race, part: 'results' }, asked);
  }

  @Get('calls')
  calls(
    @Res() reply: FastifyReply,
    @Param('race') race: string,
    @Query(ShapePipe) asked: PartParameters,
  ): Promise<void> {
    return this.#send(reply, { race, part: 'calls' }, asked);
  }

  #send(
    reply: FastifyReply,
    { race, part }: { readonly race: string; readonly part: RacePart },
    asked: PartParameters,
  ): Promise<void> {
    return this.answers.sendOfRace(
      reply,
      { race, asked },
      (params) => new GetRacePart({ race, part, params }),
    );
  }
}
