import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Answers } from './answers.js';
import {
  EVENTS_PARAMETERS,
  HISTORY_PARAMETERS,
  RACES_PARAMETERS,
  STATE_PARAMETERS,
  TIMELINE_PARAMETERS,
} from './question-parameters.js';
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
    return this.answers.send(reply, RACES_PARAMETERS, (params) => new GetRaces({ params }));
  }

  @Get('races/:race')
  race(@Res() reply: FastifyReply, @Param('race') race: string): Promise<void> {
    const asked = { race, known: [] };
    return this.answers.sendOfRace(reply, asked, (params) => new GetRace({ race, params }));
  }

  @Get('races/:race/state')
  state(@Res() reply: FastifyReply, @Param('race') race: string): Promise<void> {
    const asked = { race, known: STATE_PARAMETERS };
    return this.answers.sendOfRace(reply, asked, (params) => new GetRaceState({ race, params }));
  }

  @Get('races/:race/timeline')
  timeline(@Res() reply: FastifyReply, @Param('race') race: string): Promise<void> {
    const asked = { race, known: TIMELINE_PARAMETERS };
    return this.answers.sendOfRace(reply, asked, (params) => new GetRaceTimeline({ race, params }));
  }

  @Get('facts/:fact/history')
  history(@Res() reply: FastifyReply, @Param('fact') fact: string): Promise<void> {
    return this.answers.send(
      reply,
      HISTORY_PARAMETERS,
      (params) => new GetFactHistory({ fact, params }),
    );
  }

  @Get('events')
  events(@Res() reply: FastifyReply): Promise<void> {
    return this.answers.send(reply, EVENTS_PARAMETERS, (params) => new GetEvents({ params }));
  }

  @Get('events/:event')
  event(@Res() reply: FastifyReply, @Param('event') event: string): Promise<void> {
    return this.answers.send(reply, [], () => new GetEvent({ event }));
  }
}
