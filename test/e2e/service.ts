import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKey, type Environment, KEY_ROLES, type KeyRole, readSettings } from '#libs/platform';
import { silentLogger } from '#libs/ports';
import { startService } from '../../apps/api/src/opening/start-service.js';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // What a document holds is what each test is about.
  readonly body: any;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Whose key is sent; none where not given. */
  readonly as?: KeyRole;
}

/** A real service on a port of its own, with its own data and keys. */
export class TestService {
  private constructor(
    readonly address: string,
    private readonly keys: ReadonlyMap<KeyRole, string>,
    private readonly end: () => Promise<void>,
  ) {}

  static async start(env: Environment): Promise<TestService> {
    const folder = mkdtempSync(join(tmpdir(), 'timeline-e2e-'));
    const keysFile = join(folder, 'keys.json');
    const keys = new Map(
      KEY_ROLES.map((role) => [role, createKey(keysFile, { role, name: role }).token]),
    );
    const given = { HOST: '127.0.0.1', PORT: '0', SAMPLE: 'false', CLOCK_SKEW_MS: '0', ...env };
    const read = readSettings({ DATA_DIR: join(folder, 'data'), KEYS_FILE: keysFile, ...given });
    if ('errors' in read) throw new Error(read.errors.join('\n'));
    const service = await startService(read.settings, silentLogger);
    await service.filled;
    return new TestService(service.address, keys, async () => {
      await service.shutdown.end('The test is over.');
      rmSync(folder, { recursive: true });
    });
  }

  tokenOf(role: KeyRole): string {
    return this.keys.get(role) ?? '';
  }

  async call(path: string, { as, headers, ...rest }: Sent = {}): Promise<Reply> {
    const key = as === undefined ? {} : { authorization: `Bearer ${this.tokenOf(as)}` };
    const response = await fetch(this.address + path, { ...rest, headers: { ...key, ...headers } });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
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
