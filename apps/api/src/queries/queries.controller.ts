import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Answers } from './answers.js';
import { TAKES } from './question-parameters.js';
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
  constructor(private readonly answers: Answers) {}

  @Get('races')
  races(@Res() reply: FastifyReply): Promise<void> {
    return this.answers.send(reply, TAKES.races, (params) => new GetRaces({ params }));
  }

  @Get('races/:race')
  race(@Res() reply: FastifyReply, @Param('race') race: string): Promise<void> {
    const asked = { race, known: TAKES.race };
    return this.answers.sendOfRace(reply, asked, (params) => new GetRace({ race, params }));
  }

  @Get('races/:race/state')
  state(@Res() reply: FastifyReply, @Param('race') race: string): Promise<void> {
    const asked = { race, known: TAKES.state };
    return this.answers.sendOfRace(reply, asked, (params) => new GetRaceState({ race, params }));
  }

  @Get('races/:race/timeline')
  timeline(@Res() reply: FastifyReply, @Param('race') race: string): Promise<void> {
    const asked = { race, known: TAKES.timeline };
    return this.answers.sendOfRace(reply, asked, (params) => new GetRaceTimeline({ race, params }));
  }

  @Get('facts/:fact/history')
  history(@Res() reply: FastifyReply, @Param('fact') fact: string): Promise<void> {
    return this.answers.send(
      reply,
      TAKES.nothing,
      (params) => new GetFactHistory({ fact, params }),
    );
  }

  @Get('events')
  events(@Res() reply: FastifyReply): Promise<void> {
    return this.answers.send(reply, TAKES.events, (params) => new GetEvents({ params }));
  }

  @Get('events/:event')
  event(@Res() reply: FastifyReply, @Param('event') event: string): Promise<void> {
    return this.answers.send(reply, TAKES.nothing, () => new GetEvent({ event }));
  }
}
