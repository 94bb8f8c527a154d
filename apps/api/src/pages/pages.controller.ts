import { Controller, Get, Inject, Param, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_PARTS, type ApiParts } from '../api-parts.js';
import { TakesNoParameters } from '../door/takes-no-parameters.guard.js';
import { ProblemError } from '../problems/problem-error.js';
import { docsPage } from './docs-page.js';
import { type HomeContent, homePage } from './home-page.js';
import { CONTENT_SECURITY_POLICY } from './layout.js';
import { isProblemCode, problemPage, problemsPage } from './problem-pages.js';

/** What people read about the service. */
@Controller()
@UseGuards(TakesNoParameters)
export class PagesController {
  constructor(@Inject(API_PARTS) private readonly parts: ApiParts) {}

  @Get()
  async home(@Res() reply: FastifyReply): Promise<void> {
    send(reply, homePage(await this.#content()));
  }

  @Get('docs')
  docs(@Res() reply: FastifyReply): void {
    send(reply, docsPage(this.parts.routes));
  }

  @Get('problems')
  problems(@Res() reply: FastifyReply): void {
    send(reply, problemsPage());
  }

  @Get('problems/:code')
  problem(@Res() reply: FastifyReply, @Param('code') code: string): void {
    if (!isProblemCode(code))
      throw new ProblemError({
        problem: 'problem-unknown',
        detail: `There is no problem "${code.slice(0, 100)}".`,
      });
    send(reply, problemPage(code));
  }

  async #content(): Promise<HomeContent> {
    if (!this.parts.settings.doors.includes('queries'))
      return { races: [], note: 'Questions are not answered by this process; its door is closed.' };
    try {
      const races = await this.parts.readModel.races();
      const sorted = [...races].sort((a, b) => (a.identity.id < b.identity.id ? -1 : 1));
      return { races: sorted, note: races.length === 0 ? 'None is recorded yet.' : null };
    } catch (error) {
      // The page says what this is whatever happens; readiness says what is missing.
      this.parts.logger.warn('The races cannot be listed.', { error });
      return { races: [], note: 'They cannot be listed at the moment; try again soon.' };
    }
  }
}

function send(reply: FastifyReply, page: string): void {
  void reply.headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  });
  void reply.send(page);
}
