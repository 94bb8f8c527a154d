import {
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type KeyHolder, type KeyRole, mayActAs } from '#libs/platform';
import { API_PARTS, type ApiParts } from '../api-parts.js';
import { ProblemError } from '../problems/problem-error.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends the request, once the guard has let it in. */
    keyHolder?: KeyHolder;
  }
}

const WITHOUT_KEYS = {
  shut: 'This service was started without keys and answers only public reads; its operator sets KEYS_FILE.',
  open: 'This service was started without keys: only programs of its own machine may do this, and no page of another site.',
} as const;

const NEEDED_ROLE = 'needed-role';

/** Marks a route that only a key of this role, or a higher one, may use; others are public reads. */
export const Needs = (role: KeyRole) => SetMetadata(NEEDED_ROLE, role);

@Injectable()
export class RoleGuard implements CanActivate {
  constructor(
    @Inject(API_PARTS) private readonly parts: ApiParts,
    private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const needed = this.reflector.getAllAndOverride<KeyRole | undefined>(NEEDED_ROLE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (needed === undefined) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    request.keyHolder = this.#admit(request, reply, needed);
    return true;
  }

  #admit(request: FastifyRequest, reply: FastifyReply, needed: KeyRole): KeyHolder {
    const holder = this.parts.access.identify(request.headers);
    if (holder === undefined) {
      void reply.header('www-authenticate', 'Bearer realm="election-timeline"');
      throw new ProblemError({ problem: 'key-required', detail: this.#whyNobody(needed) });
    }
    assertRole(reply, holder, needed);
    return holder;
  }

  #whyNobody(needed: KeyRole): string {
    const { mode } = this.parts.access;
    if (mode !== 'keys') return WITHOUT_KEYS[mode];
    return `This needs a known key with the role ${needed}, sent as Authorization: Bearer tl_...`;
  }
}

/** @throws ProblemError where the holder of the key may not do what needs the role. */
export function assertRole(reply: FastifyReply, { role }: KeyHolder, needed: KeyRole): void {
  if (mayActAs(role, needed)) return;
  void reply.header(
    'www-authenticate',
    `Bearer realm="election-timeline", error="insufficient_scope", scope="${needed}"`,
  );
  const detail = `This needs a key with the role ${needed}; yours has the role ${role}.`;
  throw new ProblemError({ problem: 'role-insufficient', detail });
}
