import { randomUUID } from 'node:crypto';
import { PROBLEMS } from '#libs/application';
import { EXIT, Failure, type ProblemDocument } from '../failure.js';

export interface ConnectionOptions {
  /** Where the service is: `http://127.0.0.1:3000`. */
  readonly url: string;
  /** API key; anonymous where there is none. */
  readonly key: string | null;
  readonly timeoutMs: number;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Sending {
  readonly body: unknown;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
}

/** The service over HTTP: every verb of the command line is a client of the public surface. */
export class Connection {
  constructor(private readonly options: ConnectionOptions) {}

  get url(): string {
    return this.options.url;
  }

  get(path: string): Promise<Reply> {
    return this.#call(path, { method: 'GET' });
  }

  /** Posts a document; the same key sent again gives the first outcome again. */
  post(path: string, { body, idempotencyKey, ifMatch }: Sending): Promise<Reply> {
    return this.#call(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey ?? randomUUID(),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
      },
    });
  }

  async #call(
    path: string,
    init: RequestInit & { headers?: Record<string, string> },
  ): Promise<Reply> {
    const { url, key, timeoutMs } = this.options;
    const headers = { ...init.headers, ...(key !== null && { authorization: `Bearer ${key}` }) };
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(`${url}${path}`, { ...init, headers, signal }).catch(
      (error: unknown) => {
        throw unreachable(url, error);
      },
    );
    const body = parsed(await response.text());
    if (!response.ok) throw refused(response.status, body);
    return { status: response.status, headers: response.headers, body };
  }
}

function unreachable(url: string, error: unknown): Failure {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const why = cause instanceof Error ? cause.message || cause.name : String(cause);
  return new Failure(
    `${url} cannot be reached (${why}). Start one with "timeline dev", or name another with --url; "timeline doctor" says more.`,
    EXIT.unavailable,
  );
}

function refused(status: number, body: Readonly<Record<string, unknown>>): Failure {
  const problem: ProblemDocument = body;
  const code = Object.entries(PROBLEMS).find(([name]) => name === problem.code)?.[1];
  const what = problem.detail ?? problem.title ?? `The service answered ${status}.`;
  const fix = code === undefined ? '' : ` ${code.fix}`;
  return new Failure(`${what}${fix}`, code?.exit ?? EXIT.failed, { status, ...problem });
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    // Not ours: a proxy's page, or no service of this kind; its status says enough.
    return {};
  }
}
