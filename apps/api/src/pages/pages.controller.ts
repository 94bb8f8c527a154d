import { Controller, Get, Inject, Param, Res, UseGuards } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { isProblem } from '#libs/application';
import type { RaceEntry } from '#libs/ports';
import { API_PARTS, type ApiParts } from '../api-parts.js';
import { TakesNoParameters } from '../door/takes-no-parameters.guard.js';
import { ProblemError } from '../problems/problem-error.js';
import { GetRaceState } from '../queries/race-queries.js';
import { definitionNamed } from '../reference/catalogue.js';
import { docsPage } from './docs-page.js';
import { eventPage } from './event-page.js';
import { type HomeContent, homePage, RACES_SHOWN_MAX, type ShownRace } from './home-page.js';
import { CONTENT_SECURITY_POLICY } from './layout.js';
import { isProblemCode, problemPage, problemsPage } from './problem-pages.js';
import { type RaceSummary, summaryOf } from './race-summary.js';

/** Dots of the picture of a race. */
const EVENTS_SHOWN_MAX = 500;

/** What people read about the service. */
@Controller()
@UseGuards(TakesNoParameters)
export class PagesController {
  constructor(
    @Inject(API_PARTS) private readonly parts: ApiParts,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  async home(@Res() reply: FastifyReply): Promise<void> {
    send(reply, homePage(await this.#content()));
  }

  @Get('docs')
  docs(@Res() reply: FastifyReply): void {
    send(reply, docsPage(this.parts.routes));
  }

  @Get('docs/events/:type')
  event(@Res() reply: FastifyReply, @Param('type') type: string): void {
    const definition = definitionNamed(type);
    if (definition === undefined)
      throw new ProblemError({
        problem: 'schema-unknown',
        detail: `There is no event "${type.slice(0, 100)}".`,
      });
    send(reply, eventPage(definition));
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
      return nothing('Questions are not answered by this process; its door is closed.');
    try {
      const all = await this.parts.readModel.races();
      const races = [...all].sort(byMostEvents).slice(0, RACES_SHOWN_MAX);
      const summaries = await Promise.all(races.map((entry) => this.#summary(entry)));
      const note = all.length === 0 ? 'None is recorded yet.' : null;
      return { races: summaries, shown: await this.#shown(races[0]), total: all.length, note };
    } catch (error) {
      // The page says what this is whatever happens; readiness says what is missing.
      this.parts.logger.warn('The races cannot be listed.', { error });
      return nothing('They cannot be listed at the moment; try again soon.');
    }
  }

  async #summary(entry: RaceEntry): Promise<RaceSummary> {
    const asked = new GetRaceState({ race: entry.identity.id, params: {} });
    const answer = await this.queries.execute(asked);
    if (isProblem(answer)) throw new ProblemError(answer);
    return summaryOf(entry, answer.body());
  }

  async #shown(entry: RaceEntry | undefined): Promise<ShownRace | null> {
    if (entry === undefined) return null;
    const { id, name, begins } = entry.identity;
    const events = await this.parts.readModel.events(id, 0, EVENTS_SHOWN_MAX);
    return { id, name, begins: begins.instant, events };
  }
}

const nothing = (note: string): HomeContent => ({ races: [], shown: null, total: 0, note });

const byMostEvents = (a: RaceEntry, b: RaceEntry): number => b.version - a.version;

function send(reply: FastifyReply, page: string): void {
  void reply.headers({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  });
  void reply.send(page);
}
