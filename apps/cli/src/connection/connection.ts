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
  /** What the command belongs to, such as the id of an import. */
  readonly correlation?: string;
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
  post(path: string, { body, idempotencyKey, ifMatch, correlation }: Sending): Promise<Reply> {
    return this.#call(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey ?? randomUUID(),
        ...(ifMatch !== undefined && { 'if-match': `"${ifMatch}"` }),
        ...(correlation !== undefined && { 'correlation-id': correlation }),
      },
    });
  }

  async #call(path: string, request: Request): Promise<Reply> {
    const { url, key, timeoutMs } = this.options;
    const authorization = key === null ? {} : { authorization: `Bearer ${key}` };
    const response = await fetch(`${url}${path}`, {
      ...request,
      headers: { ...request.headers, ...authorization },
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      throw unreachable(url, error);
    });
    const body = parsed(await response.text());
    if (!response.ok) throw refused(response.status, body);
    return { status: response.status, headers: response.headers, body };
  }
}

interface Request {
  readonly method: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const unreachable = (url: string, error: unknown): Failure =>
  new Failure(
    `${url} cannot be reached (${reasonOf(error)}). Start one with "timeline dev", or name another with --url; "timeline doctor" says more.`,
    EXIT.unavailable,
  );

/** fetch wraps what really happened. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message || error.name;
}

function refused(status: number, problem: ProblemDocument): Failure {
  const { fix, exit } = kindOf(problem, status);
  const what = problem.detail ?? problem.title ?? `The service answered ${status}.`;
  return new Failure(`${what} ${fix}`.trim(), exit, { status, ...problem });
}

const GATEWAY_STATUSES = [502, 503, 504];

/** What the catalogue says about a problem; a proxy in between knows no catalogue. */
function kindOf({ code }: ProblemDocument, status: number): { fix: string; exit: number } {
  const kinds: Readonly<Record<string, { fix: string; exit: number }>> = PROBLEMS;
  const exit = GATEWAY_STATUSES.includes(status) ? EXIT.unavailable : EXIT.failed;
  return kinds[code ?? ''] ?? { fix: '', exit };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    // Not ours: a proxy's page, or no service of this kind; its status says enough.
    return {};
  }
}
