import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#libs/application';
import { API_PARTS, type ApiParts } from '../api-parts.js';
import { sendProblem } from './problem-document.js';
import { problemOf } from './problem-of.js';

/** Everything thrown ends here, as a problem: never a bare body of the framework. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(API_PARTS) private readonly parts: ApiParts) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.#problemOf(error, reply.request);
    if (reply.sent) return;
    if (problem.problem === 'method-not-allowed')
      void reply.header('allow', String(problem.members?.['allow']));
    sendProblem(reply, problem, this.parts.settings.publicUrl);
  }

  #problemOf(error: unknown, request: FastifyRequest): Problem {
    const [path = ''] = request.url.split('?');
    const asked = { method: request.method, path, routes: this.parts.routes };
    return problemOf(error, asked) ?? this.#fault(error, request);
  }

  #fault(error: unknown, request: FastifyRequest): Problem {
    const { id: requestId, method, url } = request;
    this.parts.logger.error('A request failed.', { error, requestId, method, url });
    return { problem: 'internal', detail: 'The service failed to answer; it is in its log.' };
  }
}
