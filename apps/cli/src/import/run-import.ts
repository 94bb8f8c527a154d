import { commandPath } from '../commands/command-sending.js';
import type { Reply } from '../connection/connection.js';
import { EXIT, Failure, type ProblemDocument } from '../failure.js';
import type { Session } from '../options.js';
import { linesOf, type ReadLine } from './import-lines.js';
import type { HowTaken, ImportTally } from './import-report.js';
import { sendPatiently } from './import-sending.js';
import { Lanes } from './lanes.js';

const ENDING: readonly number[] = [EXIT.unavailable, EXIT.notAllowed];

export interface ImportWatch {
  readonly tally: ImportTally;
  readonly onProgress: () => void;
}

/** Takes one line, and says how. @throws Failure where it is refused */
export type TakeLine = (line: ReadLine) => Promise<HowTaken>;

/**
 * Takes every line of a file, those of one record one after another in the order of the file. Safe to run again
 * after any interruption: a line that was recorded before is answered with its first outcome.
 */
export async function runImport(
  file: string,
  take: TakeLine,
  { tally, onProgress }: ImportWatch,
): Promise<void> {
  const lanes = new Lanes();
  for await (const { number, read } of linesOf(file)) {
    if ('unreadable' in read) tally.refuse({ line: number, detail: read.unreadable });
    else
      await lanes.add(read.stream, async () => {
        try {
          tally.took(await take(read));
        } catch (error) {
          tally.refuse({ line: number, ...refusalOf(error) });
        }
        onProgress();
      });
  }
  await lanes.done();
}

/** What the record refused; a service that is away, or takes no such key, ends the import instead. */
function refusalOf(error: unknown): { detail: string; problem?: ProblemDocument } {
  if (!(error instanceof Failure) || ENDING.includes(error.exitCode)) throw error;
  const { problem, message } = error;
  return { detail: message, ...(problem && { problem }) };
}

/** Records each line as a command of its own that belongs to the import. */
export const recordLines =
  ({ connection }: Session, importId: string): TakeLine =>
  async ({ stream, key, document }) =>
    howTaken(
      await sendPatiently(connection, commandPath(stream, document), {
        body: document,
        idempotencyKey: key,
        correlation: importId,
      }),
    );

export function howTaken({ headers, body: { events } }: Reply): HowTaken {
  if (headers.get('idempotent-replayed') === 'true') return 'replayed';
  return Array.isArray(events) && events.length === 0 ? 'unchanged' : 'recorded';
}
