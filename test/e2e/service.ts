import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey, type Environment, KEY_ROLES, type KeyRole, readSettings } from '#libs/platform';
import { type Clock, silentLogger } from '#libs/ports';
import { type RunningService, startService } from '../../apps/api/src/opening/start-service.js';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

/** What tests read of bodies, of whatever kind each is; what is not there they do not read. */
export interface Body {
  readonly version: number;
  readonly code: string;
  readonly detail: string;
  readonly type: string;
  readonly requestId: string;
  readonly status: string;
  readonly events: readonly { readonly id: string }[];
  readonly eventsSince: readonly { readonly id: string }[];
  readonly errors?: readonly { readonly pointer: string }[];
  readonly data: readonly {
    readonly id: string;
    readonly type: string;
    readonly explainedBy: readonly object[];
  }[];
  readonly meta: { readonly closed: boolean; readonly version: number };
  readonly links: Readonly<Record<'state' | 'next' | 'poll' | 'permalink', string>>;
  readonly endorsements: { readonly items: readonly { readonly fact: string }[] };
  readonly checks: readonly { readonly name: string; readonly ok: boolean }[];
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly redirect?: 'manual';
  readonly body?: string | Uint8Array;
  /** Whose key is sent; none where not given. */
  readonly as?: KeyRole;
}

/** A real service on a port of its own, with its own data and keys. */
export class TestService {
  private constructor(
    private readonly running: RunningService,
    private readonly keys: ReadonlyMap<KeyRole, string>,
    private readonly end: () => Promise<void>,
  ) {}

  /** A service whose log is open and read to its end. */
  static async start(env: Environment, clock?: Clock): Promise<TestService> {
    const service = await TestService.startUnfilled(env, clock);
    await service.filled;
    return service;
  }

  /** A service that listens, whatever it stands on. */
  static async startUnfilled(env: Environment, clock?: Clock): Promise<TestService> {
    const folder = mkdtempSync(join(tmpdir(), 'timeline-e2e-'));
    const keysFile = join(folder, 'keys.json');
    const keys = new Map(
      KEY_ROLES.map((role) => [role, createKey(keysFile, { role, name: role }).token]),
    );
    const given = { HOST: '127.0.0.1', PORT: '0', SAMPLE: 'false', CLOCK_SKEW_MS: '0', ...env };
    const read = readSettings({ DATA_DIR: join(folder, 'data'), KEYS_FILE: keysFile, ...given });
    if ('errors' in read) throw new Error(read.errors.join('\n'));
    const service = await startService(read.settings, silentLogger, clock);
    return new TestService(service, keys, async () => {
      await service.shutdown.end('The test is over.');
      rmSync(folder, { recursive: true });
    });
  }

  get address(): string {
    return this.running.address;
  }

  get filled(): Promise<void> {
    return this.running.filled;
  }

  tokenOf(role: KeyRole): string {
    return this.keys.get(role) ?? '';
  }

  async call(path: string, { as, headers, ...rest }: Sent = {}): Promise<Reply> {
    const key = as === undefined ? {} : { authorization: `Bearer ${this.tokenOf(as)}` };
    const response = await fetch(this.address + path, { ...rest, headers: { ...key, ...headers } });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) as Body };
  }

  /** Sends a command document as an editor. */
  post(path: string, document: unknown, sent: Sent = {}): Promise<Reply> {
    return this.call(path, {
      method: 'POST',
      as: 'editor',
      ...sent,
      headers: { 'content-type': 'application/json', ...sent.headers },
      body: typeof document === 'string' ? document : JSON.stringify(document),
    });
  }

  /** Records a command, as a careful client does: the same key again while the service is not ready. */
  async record(path: string, document: unknown): Promise<Body> {
    const headers = { 'idempotency-key': randomUUID() };
    for (;;) {
      const { status, body, text } = await this.post(path, document, { headers });
      if (status === 201) return body;
      if (status !== 503) throw new Error(text);
    }
  }

  close(): Promise<void> {
    return this.end();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Pages, metrics and empty bodies are no JSON.
    return undefined;
  }
}
