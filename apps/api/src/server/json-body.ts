import type { IncomingMessage } from 'node:http';
import type { Problem } from '#libs/application';
import { ProblemError } from '../problems/problem-error.js';

/** The largest command document, in bytes. */
export const BODY_BYTES_MAX = 1_048_576;
/** Deeper documents are no commands, and would exhaust the stack of whoever walks them. */
export const BODY_DEPTH_MAX = 32;
/** What is read and dropped of a body that is too large, so that its sender can read the answer. */
export const DRAINED_BYTES_MAX = 16 * BODY_BYTES_MAX;

const UTF8 = new TextDecoder('utf-8', { fatal: true });

const TOO_LARGE: Problem = {
  problem: 'body-too-large',
  detail: `A body may have ${BODY_BYTES_MAX} bytes (1 MiB) at most.`,
};

const ENCODED: Problem = {
  problem: 'media-type-unsupported',
  detail: 'Send the body as it is, without a Content-Encoding.',
};

const isPlain = ({ headers }: IncomingMessage): boolean =>
  (headers['content-encoding'] ?? 'identity') === 'identity';

const invalid = (detail: string): ProblemError =>
  new ProblemError({ problem: 'body-invalid', detail });

/**
 * Reads a JSON body. A problem is handed on as the body, so that the door decides on the key first, and
 * the connection stays open: a client that is still sending can read the answer.
 */
export async function readJsonBody(payload: IncomingMessage): Promise<unknown> {
  try {
    const bytes = await bytesOf(payload);
    if (bytes === undefined) return new ProblemError(TOO_LARGE);
    return isPlain(payload) ? parse(bytes) : new ProblemError(ENCODED);
  } catch {
    // The client went away in the middle: there is nobody to answer.
    return invalid('The body ended before it was complete.');
  }
}

/** @returns undefined as soon as there are too many; what still comes is read and dropped, up to a bound. */
function bytesOf(payload: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    payload.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_BYTES_MAX) chunks.push(chunk);
      else resolve(undefined);
      if (size > DRAINED_BYTES_MAX) payload.destroy();
    });
    payload.on('end', () => {
      resolve(Buffer.concat(chunks));
    });
    payload.on('error', reject);
    payload.on('close', () => {
      reject(new Error('closed'));
    });
  });
}

function parse(bytes: Buffer): unknown {
  if (bytes.length === 0) return invalid('The body is empty; send one JSON object.');
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    // What TextDecoder throws says no more than this.
    return invalid('The body is not UTF-8.');
  }
  return parseText(text);
}

function parseText(text: string): unknown {
  try {
    return bounded(JSON.parse(text));
  } catch (error) {
    return invalid(`The body is no JSON: ${(error as Error).message.slice(0, 200)}.`);
  }
}

function bounded(document: unknown): unknown {
  if (!isObject(document)) return invalid('The body is JSON, but no object; send one JSON object.');
  if (!isDeeperThan(document, BODY_DEPTH_MAX)) return document;
  return invalid(`The body is nested more than ${BODY_DEPTH_MAX} levels deep.`);
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((entry) => isDeeperThan(entry, levels - 1));
}
