import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Answer } from '#libs/application';

const CLOSED = 'public, max-age=31536000, immutable';
const LIVE = 'public, max-age=2, stale-while-revalidate=30';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Sends an answer as text that is made once, or 304 where the client holds it already. */
export function sendAnswer(reply: FastifyReply, { document, closed, etag }: Answer): void {
  const wanted = reply.request.headers['if-none-match'];
  void reply.header('cache-control', closed ? CLOSED : LIVE);
  if (etag !== null && isHeld(wanted, etag)) {
    sendNotModified(reply, etag);
    return;
  }
  const body = JSON.stringify(document);
  const tag = etag ?? tagOf(body);
  if (isHeld(wanted, tag)) {
    sendNotModified(reply, tag);
    return;
  }
  void reply.headers({ etag: `"${tag}"`, 'content-type': JSON_TYPE }).send(body);
}

function sendNotModified(reply: FastifyReply, tag: string): void {
  void reply.code(304).header('etag', `"${tag}"`).send();
}

const tagOf = (body: string): string =>
  createHash('sha256').update(body).digest('base64url').slice(0, 22);

/** Weak comparison, as RFC 9110 asks for If-None-Match. */
function isHeld(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const held = header.split(',').map((entry) => entry.trim().replace(/^W\//, ''));
  return held.includes(`"${tag}"`) || held.includes('*');
}
