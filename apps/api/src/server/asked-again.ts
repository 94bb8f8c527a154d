import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerAgain, type QueryDeps } from '#libs/application';
import { formByEnding } from '../queries/answer-form.js';
import { offerOtherTimes } from '../queries/mementos.js';
import { sendAgain } from '../queries/send-answer.js';

/** Addresses whose answers are kept under their own words. */
const OF_RACE = /^\/v1\/races\/([a-z0-9-]+)\/(?:state|timeline)(?=$|\?)/;
/** A state at no time named. */
const WITHOUT_TIME = /\/state(?:\?clock=[^&]*)?$/;

/**
 * Answers a question that was asked before in the same words, where the answer is sure to be the same, before the
 * request is routed and read: under an address stands only what was let in and answered. All others go on.
 */
export function addAskedAgain(server: FastifyInstance, deps: QueryDeps): void {
  server.addHook('onRequest', (request, reply, done) => {
    const race = raceOf(request);
    if (race === undefined || deps.kept.asked(race, request.url) === undefined) done();
    else
      answer(deps, reply, race)
        .then((isSent) => {
          if (!isSent) done();
        })
        .catch(done);
  });
}

async function answer(deps: QueryDeps, reply: FastifyReply, race: string): Promise<boolean> {
  const self = reply.request.url;
  // The read model is asked anew by whoever goes on, and what it lacks is told there.
  const again = await answerAgain(deps, { race, self }).catch(() => undefined);
  if (again === undefined) return false;
  if (WITHOUT_TIME.test(self)) offerOtherTimes(reply, race);
  return sendAgain(reply, race, again);
}

/** @returns undefined where the question is not about a race, or its headers ask for something else. */
function raceOf(request: FastifyRequest): string | undefined {
  return request.method === 'GET' && isPlain(request) ? OF_RACE.exec(request.url)?.[1] : undefined;
}

const isPlain = (request: FastifyRequest): boolean =>
  request.headers['accept-datetime'] === undefined && formByEnding(request) === undefined;
