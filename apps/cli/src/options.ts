import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Connection } from './connection/connection.js';
import { EXIT, Failure } from './failure.js';
import type { Terminal } from './output/terminal.js';

/** Options that every verb takes. */
export interface GlobalOptions {
  readonly url?: string;
  readonly apiKeyFile?: string;
  readonly json?: boolean;
  readonly timeout: string;
}

const DEFAULT_URL = 'http://127.0.0.1:3000';
const DEFAULT_TIMEOUT_SECONDS = '30';

export function addGlobalOptions(program: Command): Command {
  return program
    .option(
      '--url <address>',
      `where the service is (environment: TIMELINE_URL; else ${DEFAULT_URL})`,
    )
    .option(
      '--api-key-file <file>',
      'file that holds the API key (environment: TIMELINE_API_KEY holds the key itself)',
    )
    .option('--timeout <seconds>', 'how long one request may take', DEFAULT_TIMEOUT_SECONDS)
    .option('--json', 'data as JSON, for programs');
}

/** What an action of a verb works with. */
export interface Session {
  readonly connection: Connection;
  readonly terminal: Terminal;
  readonly asJson: boolean;
}

export function sessionOf(command: Command, terminal: Terminal): Session {
  const options = command.optsWithGlobals<GlobalOptions>();
  const url = options.url ?? process.env['TIMELINE_URL'] ?? DEFAULT_URL;
  const connection = new Connection({
    url: url.replace(/\/+$/, ''),
    key: readKey(options),
    timeoutMs: readSeconds(options.timeout) * 1_000,
  });
  return { connection, terminal, asJson: options.json === true };
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 3_600) return seconds;
  throw new Failure(`--timeout takes seconds from 1 to 3600, not "${text}".`, EXIT.usage);
}

function readKey({ apiKeyFile }: GlobalOptions): string | null {
  if (apiKeyFile === undefined) return process.env['TIMELINE_API_KEY'] ?? null;
  try {
    return readFileSync(apiKeyFile, 'utf8').trim();
  } catch (error) {
    throw new Failure(
      `--api-key-file ${apiKeyFile} cannot be read: ${(error as Error).message}`,
      EXIT.usage,
    );
  }
}
