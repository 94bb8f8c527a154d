import { Inject, Injectable } from '@nestjs/common';
import { type Query, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import type { Answer, Problem } from '#libs/application';
import { API_PARTS, type ApiParts } from '../api-parts.js';
import { isProblem, ProblemError } from '../problems/problem-error.js';
import type { Given, ParameterName } from './parameters.js';
import { readPrefer } from './prefer.js';
import { assertRaceId } from './race-id.js';
import { readGiven } from './read-given.js';
import { reachVersion } from './reach-version.js';
import { sendAnswer } from './send-answer.js';

/** From an address to a reply: checks the parameters, asks the bus, sends what comes back. */
@Injectable()
export class Answers {
  constructor(
    private readonly queries: QueryBus,
    @Inject(API_PARTS) private readonly parts: ApiParts,
  ) {}

  async send(
    reply: FastifyReply,
    known: readonly ParameterName[],
    ask: (params: Given) => Query<Answer | Problem>,
  ): Promise<void> {
    const params = readGiven(reply.request, known);
    sendAnswer(reply, await this.#execute(ask(params)));
  }

  /** The same about one race: waits for `minVersion` first, which is no part of the question itself. */
  async sendOfRace(
    reply: FastifyReply,
    { race, known }: { readonly race: string; readonly known: readonly ParameterName[] },
    ask: (params: Given) => Query<Answer | Problem>,
  ): Promise<void> {
    const { minVersion, ...params } = readGiven(reply.request, known);
    assertRaceId(race);
    if (minVersion !== undefined) await this.#reach(reply, race, minVersion);
    sendAnswer(reply, await this.#execute(ask(params)));
  }

  async #execute(query: Query<Answer | Problem>): Promise<Answer> {
    const answer = await this.queries.execute(query);
    if (isProblem(answer)) throw new ProblemError(answer);
    return answer;
  }

  async #reach(reply: FastifyReply, race: string, minVersion: string): Promise<void> {
    if (!/^\d{1,15}$/.test(minVersion)) throw new ProblemError(noVersion(minVersion));
    const { waitSeconds } = readPrefer(reply.request.headers.prefer);
    const wanted = { race, version: Number(minVersion), waitSeconds };
    const behind = await reachVersion(this.parts.readModel, wanted);
    if (behind !== undefined) throw new ProblemError(behind);
  }
}

function noVersion(text: string): Problem {
  const detail = `minVersion: Give a whole number from 0 on, not "${text}".`;
  return {
    problem: 'parameter-invalid',
    detail,
    errors: [{ pointer: '?minVersion', code: 'integer-expected', detail }],
  };
}
