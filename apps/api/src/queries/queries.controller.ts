import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ShapePipe } from '../door/shape.pipe.js';
import { NoParameters } from '../door/takes-no-parameters.guard.js';
import { Answers } from './answers.js';
import { Mementos } from './mementos.js';
import { EventsParameters } from './events.parameters.js';
import {
  RaceParameters,
  RacesParameters,
  StateParameters,
  TimelineParameters,
} from './race.parameters.js';
import {
  GetEvent,
  GetEvents,
  GetFactHistory,
  GetRace,
  GetRaces,
  GetRaceState,
  GetRaceTimeline,
} from './race-queries.js';

/** One route per question. */
@Controller('v1')
export class QueriesController {
  constructor(
    private readonly answers: Answers,
    private readonly mementos: Mementos,
  ) {}

  @Get('races')
  races(@Res() reply: FastifyReply, @Query(ShapePipe) asked: RacesParameters): Promise<void> {
    return this.answers.send(reply, asked, (params) => new GetRaces({ params }));
  }

  @Get('races/:race')
  race(
    @Res() reply: FastifyReply,
    @Param('race') race: string,
    @Query(ShapePipe) asked: RaceParameters,
  ): Promise<void> {
    return this.answers.sendOfRace(
      reply,
      { race, asked },
      (params) => new GetRace({ race, params }),
    );
  }

  @Get('races/:race/state')
  async state(
    @Res() reply: FastifyReply,
    @Param('race') race: string,
    @Query(ShapePipe) asked: StateParameters,
  ): Promise<void> {
    if (await this.mementos.redirect(reply, race, asked)) return;
    await this.answers.sendOfRace(
      reply,
      { race, asked },
      (params) => new GetRaceState({ race, params }),
    );
  }

  @Get('races/:race/timeline')
  timeline(
    @Res() reply: FastifyReply,
    @Param('race') race: string,
    @Query(ShapePipe) asked: TimelineParameters,
  ): Promise<void> {
    return this.answers.sendOfRace(
      reply,
      { race, asked },
      (params) => new GetRaceTimeline({ race, params }),
    );
  }

  @Get('facts/:fact/history')
  history(
    @Res() reply: FastifyReply,
    @Param('fact') fact: string,
    @Query(ShapePipe) asked: NoParameters,
  ): Promise<void> {
    return this.answers.send(reply, asked, (params) => new GetFactHistory({ fact, params }));
  }

  @Get('events')
  events(@Res() reply: FastifyReply, @Query(ShapePipe) asked: EventsParameters): Promise<void> {
    return this.answers.sendNews(reply, asked, (params) => new GetEvents({ params }));
  }

  @Get('events/:event')
  event(
    @Res() reply: FastifyReply,
    @Param('event') event: string,
    @Query(ShapePipe) asked: NoParameters,
  ): Promise<void> {
    return this.answers.send(reply, asked, () => new GetEvent({ event }));
  }
}
