import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Answer, AnswerBody } from '#libs/application';
import { formatInstant } from '#libs/domain';

const CLOSED = 'public, max-age=31536000, immutable';
const LIVE = 'public, max-age=2, stale-while-revalidate=30';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Sends an answer as the bytes that were made once, or 304 where the client holds it already. */
export function sendAnswer(reply: FastifyReply, answer: Answer): void {
  void reply.headers({ 'cache-control': answer.closed ? CLOSED : LIVE, ...reachOf(answer) });
  if (answer.etag === null) sendTagged(reply, answer.body());
  else if (!endsWithHeld(reply, answer.etag)) sendBody(reply, answer.body(), answer.etag);
}

/** Its bytes alone say whether it has changed. */
function sendTagged(reply: FastifyReply, body: AnswerBody): void {
  const tag = tagOf(body.bytes);
  if (!endsWithHeld(reply, tag)) sendBody(reply, body, tag);
}

/** The next page of a list is named in a header too, for clients that follow those (RFC 8288). */
function sendBody(reply: FastifyReply, { bytes, next }: AnswerBody, tag: string): void {
  if (next !== null) void reply.header('link', `<${next}>; rel="next"`);
  void reply.headers({ etag: `"${tag}"`, 'content-type': JSON_TYPE }).send(bytes);
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
