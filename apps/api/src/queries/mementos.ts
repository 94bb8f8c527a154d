import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Problem } from '#libs/application';
import { formatInstant, type Instant } from '#libs/domain';
import type { RaceRecord } from '#libs/ports';
import { API_PARTS, type ApiParts } from '../api-parts.js';
import { ProblemError } from '../problems/problem-error.js';
import { assertRaceId } from './race-id.js';
import type { StateParameters } from './race.parameters.js';

/** A date of HTTP: `Tue, 04 Jan 2022 12:00:00 GMT`. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const TIMES = ['validAt', 'knownAt', 'asOf', 'atVersion'] as const;

/** What the answer to a question that names no time depends on beside its address. */
const VARY = 'Accept, Accept-Encoding, Accept-Datetime';

type Links = Readonly<Record<string, string>>;

/** The state at another time by a header (Memento, RFC 7089): what it was as of then, on both clocks. */
@Injectable()
export class Mementos {
  constructor(@Inject(API_PARTS) private readonly parts: ApiParts) {}

  /**
   * Sends a question that names no time, with Accept-Datetime, on to the state as of then.
   * @returns whether it was sent on.
   */
  async redirect(reply: FastifyReply, race: string, asked: StateParameters): Promise<boolean> {
    assertRaceId(race);
    if (TIMES.some((name) => asked[name] !== undefined)) return false;
    offerOtherTimes(reply, race);
    const wanted = reply.request.headers['accept-datetime'];
    if (wanted === undefined) return false;
    const at = await this.#nearest(race, readHttpDate(String(wanted)), asked);
    const clock = asked.clock === undefined ? '' : `&clock=${encodeURIComponent(asked.clock)}`;
    const location = `${pathOf(race)}?asOf=${encodeURIComponent(formatInstant(at))}${clock}`;
    void reply.code(302).headers({ location, 'cache-control': 'no-cache' }).send();
    return true;
  }

  /** Before the first there is is the first, after the last is the last. */
  async #nearest(race: string, at: Instant, { clock }: StateParameters): Promise<Instant> {
    const record = await this.parts.readModel.race(race);
    const begins = record === undefined || clock === 'published' ? -Infinity : sinceOf(record);
    return Math.min(Math.max(at, begins), this.parts.clock.now());
  }
}

const sinceOf = ({ recordedSince }: RaceRecord): Instant => recordedSince;
const pathOf = (race: string): string => `/v1/races/${race}/state`;

const linksOf = (race: string): string =>
  [
    `<${pathOf(race)}>; rel="original timegate"`,
    `</v1/races/${race}/timemap>; rel="timemap"; type="application/link-format"`,
  ].join(', ');

/** What the state at no time named says of itself: another one can be asked for. */
export function offerOtherTimes(reply: FastifyReply, race: string): void {
  void reply.headers({ vary: VARY, link: linksOf(race) });
}

/** What a state as of a time says of itself. */
export function mementoHeaders(race: string, memento: Instant): Links {
  return { 'memento-datetime': new Date(memento).toUTCString(), link: linksOf(race) };
}

function readHttpDate(text: string): Instant {
  const at = HTTP_DATE.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(at)) throw new ProblemError(noDate(text));
  return at;
}

function noDate(text: string): Problem {
  const detail = `Accept-Datetime: Give a date as HTTP writes it, such as Tue, 04 Jan 2022 12:00:00 GMT, not "${text.slice(0, 100)}".`;
  return {
    problem: 'header-invalid',
    detail,
    errors: [{ pointer: 'Accept-Datetime', code: 'date-invalid', detail }],
  };
}
