import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CommandOutcome, type CommandRequest, requestHash } from '#libs/application';
import { recordOf } from '#libs/domain';
import { type CommandLine, readCommandLine } from '#libs/importers';
import type { Logger } from '#libs/ports';

const FILE = join('data', 'sample', 'il-sos-2022.ndjson');
const CORRELATION = 'sample';
const REFUSED_SHOWN = 5;

/** What became of the sample. */
export interface SampleReport {
  readonly recorded: number;
  readonly refused: number;
  /** The version that each race has come to. */
  readonly versions: ReadonlyMap<string, number>;
}

/**
 * Records the sample races through the same commands as any client's; what is there already is not news.
 * @returns null where it could not come to its end.
 */
export async function loadSample(
  submit: (request: CommandRequest) => Promise<CommandOutcome>,
  logger: Logger,
): Promise<SampleReport | null> {
  const text = await readFile(sampleFile(), 'utf8');
  const lines = text.split('\n').flatMap(commandOf);
  const tally = { versions: new Map<string, number>(), refused: [] as object[] };
  for (const line of lines) {
    const outcome = await submit(requestOf(line));
    // The process ends, or the log is away: the next start goes on from here.
    if (UNDECIDED.has(outcome.kind)) return null;
    count(tally, line, outcome);
  }
  const { versions, refused } = tally;
  warnOf(refused, logger);
  return { recorded: lines.length - refused.length, refused: refused.length, versions };
}

interface Tally {
  readonly versions: Map<string, number>;
  readonly refused: object[];
}

function count({ versions, refused }: Tally, line: CommandLine, outcome: CommandOutcome): void {
  if (isAccepted(outcome)) versions.set(recordOf(line.stream), outcome.version);
  else refused.push({ key: line.key, outcome });
}

function warnOf(refused: readonly object[], logger: Logger): void {
  const first = refused.slice(0, REFUSED_SHOWN);
  if (first.length > 0) logger.warn('Lines of the sample were not recorded.', { first });
}

const UNDECIDED: ReadonlySet<CommandOutcome['kind']> = new Set(['not-ready', 'outcome-unknown']);

const isAccepted = (
  outcome: CommandOutcome,
): outcome is Extract<CommandOutcome, { kind: 'recorded' | 'unchanged' }> =>
  outcome.kind === 'recorded' || outcome.kind === 'unchanged';

/** Beside the program, whether it runs from its sources or built. */
function sampleFile(from = dirname(fileURLToPath(import.meta.url))): string {
  const file = join(from, FILE);
  if (existsSync(file) || dirname(from) === from) return file;
  return sampleFile(dirname(from));
}

function commandOf(line: string): readonly CommandLine[] {
  const command = readCommandLine(line);
  return command !== null && 'document' in command ? [command] : [];
}

function requestOf({ stream, key, document }: CommandLine): CommandRequest {
  const hash = requestHash(document);
  return {
    stream,
    cid: key ?? createHash('sha256').update(`${stream} ${hash}`).digest('hex'),
    hash,
    by: 'editor:sample',
    correlation: CORRELATION,
    ifMatch: null,
    dryRun: false,
    document,
  };
}
