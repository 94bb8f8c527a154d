import { Inject, Injectable } from '@nestjs/common';
import { type Query, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { isProblem, type Answer, type Problem } from '#libs/application';
import { API_PARTS, type ApiParts } from '../api-parts.js';
import { ProblemError } from '../problems/problem-error.js';
import type { Given } from './parameters.js';
import { askUntilNews, LONG_POLL_SECONDS_MAX } from './long-poll.js';
import { readPrefer } from './prefer.js';
import { assertRaceId } from './race-id.js';
import { reachVersion } from './reach-version.js';
import { nameRace, sendAnswer, sendOfRace } from './send-answer.js';

interface Awaiting {
  readonly minVersion?: string;
}

/** From a question to a reply: asks the bus, sends what comes back. */
@Injectable()
export class Answers {
  constructor(
    private readonly queries: QueryBus,
    @Inject(API_PARTS) private readonly parts: ApiParts,
  ) {}

  async send(
    reply: FastifyReply,
    asked: object,
    ask: (params: Given) => Query<Answer | Problem>,
  ): Promise<void> {
    sendAnswer(reply, await this.#execute(ask(asked as Given)));
  }

  /** The same about one race: waits for `minVersion` first, which is no part of the question itself. */
  async sendOfRace(
    reply: FastifyReply,
    { race, asked }: { readonly race: string; readonly asked: Awaiting },
    ask: (params: Given) => Query<Answer | Problem>,
  ): Promise<void> {
    const { minVersion, ...params } = asked;
    assertRaceId(race);
    if (minVersion !== undefined) await this.#reach(reply, race, Number(minVersion));
    nameRace(reply, race);
    const answer = await this.#execute(ask(params));
    sendOfRace(reply, race, answer);
  }

  /** About a record that is not that of a race. */
  async sendOfRecord(
    reply: FastifyReply,
    { stream, asked }: { readonly stream: string; readonly asked: Awaiting },
    ask: (params: Given) => Query<Answer | Problem>,
  ): Promise<void> {
    const { minVersion, ...params } = asked;
    if (minVersion !== undefined) await this.#reach(reply, stream, Number(minVersion));
    sendAnswer(reply, await this.#execute(ask(params)));
  }

  /** News after a cursor: waits for some as long as the client prefers to (Prefer: wait). */
  async sendNews(
    reply: FastifyReply,
    asked: { readonly after?: string },
    ask: (params: Given) => Query<Answer | Problem>,
  ): Promise<void> {
    const answer = () => this.#execute(ask(asked));
    const { waitSeconds } = readPrefer(reply.request.headers.prefer);
    if (waitSeconds === null || asked.after === undefined) {
      sendAnswer(reply, await answer());
      return;
    }
    const gone = new AbortController();
    reply.raw.once('close', () => {
      gone.abort();
    });
    void reply.header('preference-applied', `wait=${Math.min(waitSeconds, LONG_POLL_SECONDS_MAX)}`);
    const wait = { seconds: waitSeconds, gone: gone.signal };
    sendAnswer(reply, await askUntilNews(this.parts.readModel, answer, wait));
  }

  async #execute(query: Query<Answer | Problem>): Promise<Answer> {
    const answer = await this.queries.execute(query);
    if (isProblem(answer)) throw new ProblemError(answer);
    return answer;
  }

  async #reach(reply: FastifyReply, race: string, version: number): Promise<void> {
    const { waitSeconds } = readPrefer(reply.request.headers.prefer);
    const behind = await reachVersion(this.parts.readModel, { race, version, waitSeconds });
    if (behind !== undefined) throw new ProblemError(behind);
  }
}
