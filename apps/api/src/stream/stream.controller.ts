import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isProblem, readNamedRecord } from '#libs/application';
import { API_PARTS, type ApiParts } from '../api-parts.js';
import { ShapePipe } from '../door/shape.pipe.js';
import { ProblemError } from '../problems/problem-error.js';
import { assertRaceId } from '../queries/race-id.js';
import { allSource, type EventSource, recordSource } from './event-source.js';
import { readBeginning } from './read-beginning.js';
import { isSpent, readRange, within } from './recorded-range.js';
import { AllStreamParameters, StreamParameters } from './stream.parameters.js';
import { wantedOf } from './wanted.js';
import { Streams } from './streams.js';

@Controller('v1')
export class StreamController {
  constructor(
    private readonly streams: Streams,
    @Inject(API_PARTS) private readonly parts: ApiParts,
  ) {}

  @Get('races/:race/stream')
  async ofRace(
    @Res() reply: FastifyReply,
    @Param('race') race: string,
    @Query(ShapePipe) asked: StreamParameters,
  ): Promise<void> {
    assertRaceId(race);
    await this.#serve(reply, recordSource(this.parts.readModel, race), asked);
  }

  @Get('stream')
  async ofAll(
    @Res() reply: FastifyReply,
    @Query(ShapePipe) asked: AllStreamParameters,
  ): Promise<void> {
    const { readModel } = this.parts;
    const record = readNamedRecord({ stream: asked.stream });
    if (isProblem(record)) throw new ProblemError(record);
    const source = record === null ? allSource(readModel) : recordSource(readModel, record);
    await this.#serve(reply, source, asked);
  }

  async #serve(reply: FastifyReply, source: EventSource, asked: StreamParameters): Promise<void> {
    const { readModel, clock } = this.parts;
    const { after, from, isResumed } = readBeginning(asked, reply.request.headers);
    const range = readRange(asked, clock.now());
    const wanted = wantedOf(within(source, range), readModel, asked);
    const at = await wanted.begin(after, from);
    if (isResumed && (await isSpent(wanted, at))) void reply.code(204).send();
    else await this.streams.serve(reply, wanted, at);
  }
}
