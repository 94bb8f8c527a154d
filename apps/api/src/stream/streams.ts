import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ListCursor, Problem } from '#libs/application';
import { API_PARTS, type ApiParts } from '../api-parts.js';
import { addressOf, problemDocument } from '../problems/problem-document.js';
import { ProblemError } from '../problems/problem-error.js';
import { problemOf } from '../problems/problem-of.js';
import type { EventSource } from './event-source.js';
import { follow } from './follow.js';
import { type Frame, frameOf } from './frames.js';
import { type StreamForm, streamFormOf } from './stream-form.js';
import { ReaderTooSlow, StreamWriter } from './stream-writer.js';

/** A reader that takes nothing for this long is cut off, and resumes from its last event. */
const TAKEN_WITHIN_MS = 30_000;
const RETRY_AFTER_SECONDS = 5;
const RECONNECT_WITHIN_MS = 3_000;
const HEADERS = {
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** A stream that came to its end says so itself. */
const lastWords = (form: StreamForm, signal: AbortSignal): string =>
  signal.aborted ? form.write(reconnect(signal)) : '';

interface Sending {
  readonly from: ListCursor | null;
  readonly form: StreamForm;
  readonly signal: AbortSignal;
}

/** A message that is no place of the stream. */
const unplaced = (event: string, data: object): Frame => ({ id: null, event, data });

/** Readers that are sent away together do not come back together. */
const reconnect = ({ reason }: AbortSignal): Frame =>
  unplaced('reconnect', {
    reason: String(reason),
    inMs: Math.floor(Math.random() * RECONNECT_WITHIN_MS),
  });

/** The event streams of this process: so many at once, each ended by its reader, its age or the shutdown. */
@Injectable()
export class Streams implements BeforeApplicationShutdown {
  readonly #open = new Set<AbortController>();

  constructor(@Inject(API_PARTS) private readonly parts: ApiParts) {
    parts.metrics.show(
      'timeline_sse_connections',
      'Event streams that are open.',
      () => this.#open.size,
    );
  }

  /** Streams a source to a reader until either ends it. */
  async serve(reply: FastifyReply, source: EventSource, from: ListCursor | null): Promise<void> {
    // Who went while the beginning was looked up is gone already: nothing would give its place free.
    if (reply.raw.destroyed) return;
    this.#assertRoom();
    const ending = this.#begin(reply);
    const form = streamFormOf(reply.request.headers.accept);
    const headers = { ...HEADERS, 'content-type': form.contentType };
    const { raw } = reply.headers(headers).hijack();
    raw.writeHead(200, reply.getHeaders() as Record<string, string>);
    if (reply.request.method === 'HEAD') {
      raw.end();
      return;
    }
    const writer = new StreamWriter(raw, TAKEN_WITHIN_MS);
    try {
      await writer.write(form.opening(RECONNECT_WITHIN_MS));
      await this.#send(writer, source, { from, form, signal: ending.signal });
      writer.end(lastWords(form, ending.signal));
    } catch (error) {
      writer.end(form.write(unplaced('problem', this.#problem(error, reply))));
    }
  }

  beforeApplicationShutdown(): void {
    for (const ending of this.#open) ending.abort('shutdown');
  }

  async #send(
    writer: StreamWriter,
    source: EventSource,
    { from, form, signal }: Sending,
  ): Promise<void> {
    const { heartbeatMs, publicUrl, clockSkewMs } = this.parts.settings;
    const askedAt = this.parts.clock.now() + clockSkewMs;
    for await (const item of follow(source, from, { signal, heartbeatMs, askedAt }))
      await writer.write(form.write(frameOf(item, publicUrl ?? '')));
  }

  #begin({ raw }: FastifyReply): AbortController {
    const ending = new AbortController();
    this.#open.add(ending);
    const timer = setTimeout(() => {
      ending.abort('max-age');
    }, this.parts.settings.streamMaxAgeMs);
    raw.once('close', () => {
      clearTimeout(timer);
      this.#open.delete(ending);
      ending.abort('gone');
    });
    return ending;
  }

  #problem(error: unknown, { request }: FastifyReply): object {
    const base = this.parts.settings.publicUrl ?? addressOf(request);
    const problem = this.#problemOf(error);
    return problemDocument(problem, { base, instance: request.url, requestId: request.id });
  }

  #problemOf(error: unknown): Problem {
    if (error instanceof ReaderTooSlow) {
      this.parts.metrics.countSlowReader();
      return { problem: 'stream-too-slow', detail: error.message };
    }
    const known = problemOf(error, { method: 'GET', path: '', routes: [] });
    if (known !== undefined) return known;
    this.parts.logger.error('A stream failed.', { error });
    return { problem: 'internal', detail: 'The service failed to go on; it is in its log.' };
  }

  #assertRoom(): void {
    const { streamsMax } = this.parts.settings;
    if (this.#open.size < streamsMax) return;
    const detail = `${streamsMax} streams are open; more are not served at once (STREAMS_MAX).`;
    throw new ProblemError({
      problem: 'streams-exhausted',
      detail,
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  }
}
