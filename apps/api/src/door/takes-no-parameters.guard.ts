import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { admitted } from './shape.pipe.js';

/** What an address takes that takes nothing. */
export class NoParameters {
  declare protected readonly nothing: never;
}

/** Refuses every parameter, for doors whose handlers ask for none. */
export class TakesNoParameters implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    admitted(NoParameters, query as Readonly<Record<string, unknown>>);
    return true;
  }
}
