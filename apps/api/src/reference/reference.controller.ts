import { Controller, Get, Inject, Param, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { bodyOf } from '#libs/application';
import { API_PARTS, type ApiParts } from '../api-parts.js';
import { TakesNoParameters } from '../door/takes-no-parameters.guard.js';
import { openApiDocument } from '../openapi/openapi-document.js';
import { ProblemError } from '../problems/problem-error.js';
import { sendAnswer } from '../queries/send-answer.js';
import { SCHEMA_LIST, schemaNamed } from './catalogue.js';

/** What machines read about the service. */
@Controller('v1')
@UseGuards(TakesNoParameters)
export class ReferenceController {
  constructor(@Inject(API_PARTS) private readonly parts: ApiParts) {}

  @Get('schemas')
  schemas(@Res() reply: FastifyReply): void {
    send(reply, { data: SCHEMA_LIST });
  }

  @Get('schemas/:name')
  newest(@Res() reply: FastifyReply, @Param('name') name: string): void {
    send(reply, namedOrThrow(name));
  }

  @Get('schemas/:name/:version')
  one(
    @Res() reply: FastifyReply,
    @Param('name') name: string,
    @Param('version') version: string,
  ): void {
    send(reply, namedOrThrow(name, version), true);
  }

  @Get('openapi.json')
  openApi(@Res() reply: FastifyReply): void {
    const { routes, settings } = this.parts;
    send(reply, openApiDocument(routes, settings.publicUrl));
  }
}

function send(reply: FastifyReply, document: object, closed = false): void {
  sendAnswer(reply, { body: () => bodyOf(document), closed, etag: null });
}

function namedOrThrow(name: string, version?: string): object {
  const schema = schemaNamed(name, version);
  if (schema !== undefined) return schema;
  const wanted = `${name.slice(0, 100)}${version === undefined ? '' : `, version ${version.slice(0, 20)}`}`;
  throw new ProblemError({ problem: 'schema-unknown', detail: `There is no schema of ${wanted}.` });
}
