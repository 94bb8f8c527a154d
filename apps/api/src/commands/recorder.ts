import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  isProblem,
  type CommandOutcome,
  type CommandRequest,
  requestHash,
} from '#libs/application';
import { isCommandKey } from '#libs/domain';
import { isForOperators } from '#libs/domain';
import { assertRole } from '../access/role.guard.js';
import { API_PARTS, type ApiParts } from '../api-parts.js';
import { ProblemError } from '../problems/problem-error.js';
import { type CommandHeaders, readCommandHeaders } from './command-headers.js';
import type { CommandParameters } from './command.parameters.js';
import { eventsSince } from './events-since.js';
import { problemOfOutcome } from './problem-of-outcome.js';
import { RecordCommand } from './record-command.js';
import { sendOutcome } from './send-outcome.js';
import { typeForMetrics } from './type-for-metrics.js';

/** From a document to a reply: reads the request, asks the bus, sends what became of it. */
@Injectable()
export class Recorder {
  constructor(
    private readonly commands: CommandBus,
    @Inject(API_PARTS) private readonly parts: ApiParts,
  ) {}

  async record(
    reply: FastifyReply,
    asked: CommandParameters,
    streamOf: (document: unknown) => string,
  ): Promise<void> {
    const request = readRequest(reply, asked, streamOf);
    void reply.header('idempotency-key', request.cid);
    const outcome = await this.commands.execute(new RecordCommand(request));
    this.#count(request, outcome);
    const problem = problemOfOutcome(outcome, request);
    if (problem === undefined) {
      sendOutcome(reply, request, outcome);
      return;
    }
    const since = await eventsSince(this.parts, request, outcome);
    throw new ProblemError({ ...problem, members: { ...problem.members, ...since } });
  }

  #count({ document }: CommandRequest, outcome: CommandOutcome): void {
    const { metrics } = this.parts;
    metrics.countCommand(typeForMetrics(document), outcome.kind);
    if (outcome.kind === 'recorded' && outcome.replayed) metrics.countReplay();
  }
}

function readRequest(
  reply: FastifyReply,
  { dryRun }: CommandParameters,
  streamOf: (document: unknown) => string,
): CommandRequest {
  const { request } = reply;
  const document = readDocument(request);
  assertMayRecord(reply, document);
  const headers: CommandHeaders = orThrow(readCommandHeaders(request.raw));
  return {
    ...headers,
    cid: headers.cid ?? keyIn(document) ?? randomUUID(),
    stream: streamOf(document),
    hash: requestHash(asKept(document)),
    by: authorOf(request),
    dryRun: dryRun === 'true',
    document,
  };
}

/** @throws ProblemError where a key of this role may not record such a document. */
function assertMayRecord(reply: FastifyReply, document: unknown): void {
  const { keyHolder } = reply.request;
  if (keyHolder && isForOperators(document)) assertRole(reply, keyHolder, 'operator');
}

/** The key that the document names itself, as a line of an import does; one that is none is refused with the rest. */
function keyIn(document: unknown): string | undefined {
  const { key } = document as { readonly key?: unknown };
  return isCommandKey(key) ? key : undefined;
}

/** To whom and under which key it is sent is said beside a command: with or without them it is the same. */
function asKept(document: unknown): unknown {
  const kept = { ...(document as object) } as { key?: unknown; race?: unknown };
  delete kept.key;
  delete kept.race;
  return kept;
}

/** A body that could not be read arrives here as the problem that it is. */
function readDocument({ body }: FastifyRequest): unknown {
  if (body instanceof ProblemError) throw body;
  if (body !== undefined && body !== null) return body;
  throw new ProblemError({
    problem: 'body-invalid',
    detail: 'The body is empty; send one JSON object.',
  });
}

function authorOf({ keyHolder }: FastifyRequest): string {
  return keyHolder === undefined ? 'nobody' : `${keyHolder.role}:${keyHolder.id}`;
}

function orThrow<T extends object>(value: T): Exclude<T, { readonly problem: unknown }> {
  if (isProblem(value)) throw new ProblemError(value);
  return value as Exclude<T, { readonly problem: unknown }>;
}
