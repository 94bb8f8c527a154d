import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Answer, AnswerBody, KeptAnswer } from '#libs/application';
import { formatInstant } from '#libs/domain';
import { ANSWER_SHAPE } from './answer-shape.js';
import { type AnswerForm, ENDING_OF, formByAccept, formByEnding } from './answer-form.js';
import { mementoHeaders } from './mementos.js';
import { hasForm, hasForms, type Offered, textOf } from './answer-text.js';

const CLOSED = 'public, max-age=31536000, immutable';
const LIVE = 'public, max-age=2, stale-while-revalidate=30';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Sends an answer as the bytes that were made once, or 304 where the client holds it already. */
export function sendAnswer(reply: FastifyReply, answer: Answer): void {
  const form = formAsked(reply, answer);
  void reply.headers({ 'cache-control': answer.closed ? CLOSED : LIVE, ...reachOf(answer) });
  if (answer.redirect === undefined) sendHere(reply, form, answer);
  else sendOn(reply, answer.redirect, writtenAs(form, answer, reply));
}

function sendHere(reply: FastifyReply, form: AnswerForm, answer: Answer): void {
  const tag = tagIn(form, answer);
  if (tag === null) sendTagged(reply, writtenAs(form, answer, reply));
  else if (!endsWithHeld(reply, tag)) sendBody(reply, writtenAs(form, answer, reply), tag);
}

/** What must go for legal reasons is purged from caches by this name. */
export function nameRace(reply: FastifyReply, race: string): void {
  void reply.header('surrogate-key', `race:${race}`);
}

export function sendOfRace(reply: FastifyReply, race: string, answer: Answer): void {
  if (answer.memento !== undefined) void reply.headers(mementoHeaders(race, answer.memento));
  sendAnswer(reply, answer);
}

/**
 * Sends what was answered before.
 * @returns false, having sent nothing, where its bytes are needed and were never made.
 */
export function sendAgain(reply: FastifyReply, race: string, kept: KeptAnswer): boolean {
  const { made } = kept;
  if (made === null && !holdsAlready(reply, kept)) return false;
  nameRace(reply, race);
  sendOfRace(reply, race, { ...kept, body: () => made ?? NOT_SENT });
  return true;
}

/** Of an answer that the client holds already only the head is sent. */
const NOT_SENT: AnswerBody = { bytes: Buffer.alloc(0), next: null };

function holdsAlready(reply: FastifyReply, kept: KeptAnswer): boolean {
  const tag = tagIn(formAsked(reply, kept), kept);
  return tag !== null && isHeld(reply.request.headers['if-none-match'], tag);
}

/** For now alone: a merge is undone by a split, so that no client may keep where it led (RFC 9110, 307). */
function sendOn(reply: FastifyReply, address: string, { bytes, type }: Written): void {
  const form = formByEnding(reply.request);
  const location = form === undefined ? address : withEnding(address, ENDING_OF[form]);
  void reply.code(307).headers({ location, 'content-type': type }).send(bytes);
}

/** Each form is a representation of its own, with a tag of its own (RFC 9110), and so is each shape of it. */
function tagIn(form: AnswerForm, { etag }: Pick<Answer, 'etag'>): string | null {
  if (etag === null) return null;
  return form === 'json' ? `${etag}.${ANSWER_SHAPE}` : `${etag}.${ANSWER_SHAPE}.${form}`;
}

/** By the ending of the address, else by the header Accept where the answer has such a form. */
function formAsked(reply: FastifyReply, answer: Offered): AnswerForm {
  const ending = formByEnding(reply.request);
  if (ending !== undefined) return ending;
  if (!hasForms(answer)) return 'json';
  const accepted = formByAccept(reply.request.headers.accept);
  return hasForm(accepted, answer) ? accepted : 'json';
}

/** A body in the form that was asked for. */
interface Written extends AnswerBody {
  readonly type: string;
}

function writtenAs(form: AnswerForm, answer: Answer, { request }: FastifyReply): Written {
  if (form === 'json') return asItIs(answer);
  const [path = ''] = request.url.split('?');
  const { type, text } = textOf(form, answer, path);
  const { next } = answer.body();
  return { type, bytes: Buffer.from(text), next: next && withEnding(next, ENDING_OF[form]) };
}

function asItIs(answer: Answer): Written {
  const { type = JSON_TYPE } = answer;
  return { ...answer.body(), type };
}

const withEnding = (address: string, ending: string): string =>
  address.replace(/^[^?]*/, (path) => path + ending);

/** Its bytes alone say whether it has changed. */
function sendTagged(reply: FastifyReply, body: Written): void {
  const tag = tagOf(body.bytes);
  if (!endsWithHeld(reply, tag)) sendBody(reply, body, tag);
}

/** The next page of a list is named in a header too, for clients that follow those (RFC 8288). */
function sendBody(reply: FastifyReply, { bytes, next, type }: Written, tag: string): void {
  if (next !== null) void reply.header('link', `<${next}>; rel="next"`);
  void reply.headers({ etag: `"${tag}"`, 'content-type': type }).send(bytes);
}

/** How far the answering read model is: a header, since no closed body may depend on it [Q3]. */
function reachOf({ reach }: Answer): Readonly<Record<string, string>> {
  if (reach === undefined) return {};
  const position = { position: String(reach.version) };
  return reach.watermark === null
    ? position
    : { ...position, watermark: formatInstant(reach.watermark) };
}

function endsWithHeld(reply: FastifyReply, tag: string): boolean {
  if (!isHeld(reply.request.headers['if-none-match'], tag)) return false;
  void reply.code(304).header('etag', `"${tag}"`).send();
  return true;
}

const tagOf = (bytes: Buffer): string =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 22);

/** Weak comparison, as RFC 9110 asks for If-None-Match. */
function isHeld(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const held = header.split(',').map((entry) => entry.trim().replace(/^W\//, ''));
  return held.includes(`"${tag}"`) || held.includes('*');
}
