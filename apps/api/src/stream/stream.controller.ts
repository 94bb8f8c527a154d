import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_PARTS, type ApiParts } from '../api-parts.js';
import type { ParameterName } from '../queries/parameters.js';
import { TAKES } from '../queries/question-parameters.js';
import { assertRaceId } from '../queries/race-id.js';
import { readGiven } from '../queries/read-given.js';
import { allSource, type EventSource, raceSource } from './event-source.js';
import { readBeginning } from './read-beginning.js';
import { Streams } from './streams.js';

@Controller('v1')
export class StreamController {
  constructor(
    private readonly streams: Streams,
    @Inject(API_PARTS) private readonly parts: ApiParts,
  ) {}

  @Get('races/:race/stream')
  async ofRace(@Res() reply: FastifyReply, @Param('race') race: string): Promise<void> {
    assertRaceId(race);
    await this.#serve(reply, raceSource(this.parts.readModel, race), TAKES.raceStream);
  }

  @Get('stream')
  async ofAll(@Res() reply: FastifyReply): Promise<void> {
    await this.#serve(reply, allSource(this.parts.readModel), TAKES.stream);
  }

  async #serve(
    reply: FastifyReply,
    source: EventSource,
    known: readonly ParameterName[],
  ): Promise<void> {
    const { request } = reply;
    const { after, from } = readBeginning(readGiven(request, known), request.headers);
    await this.streams.serve(reply, source, await source.begin(after, from));
  }
}
