import { commandPath } from '../commands/command-sending.js';
import { EXIT, Failure, type ProblemDocument } from '../failure.js';
import type { Session } from '../options.js';
import { linesOf, type NumberedLine } from './import-lines.js';
import { ImportTally } from './import-report.js';

/** Races that are sent at once; the lines of one race go one after another, in the order of the file. */
const RACES_AT_ONCE = 8;
/** Lines read ahead and not yet answered. */
const LINES_WAITING_MAX = 1_000;
/** Tries of a line while the service is away, one second apart. */
const TRIES_MAX = 30;
const PAUSE_MS = 1_000;

const ENDING: readonly number[] = [EXIT.unavailable, EXIT.notAllowed];

type Sent = Extract<NumberedLine['read'], { key: string }>;

export interface ImportWatch {
  readonly tally: ImportTally;
  readonly onProgress: () => void;
}

/**
 * Sends every line of a file as a command of its own. Safe to run again after any interruption: a line
 * that was recorded before is answered with its first outcome.
 */
export async function runImport(
  session: Session,
  file: string,
  { tally, onProgress }: ImportWatch,
): Promise<void> {
  const lanes = new Lanes();
  for await (const { number, read } of linesOf(file)) {
    if ('unreadable' in read) tally.refuse({ line: number, detail: read.unreadable });
    else
      await lanes.add(read.race, async () => {
        await sendLine(session, { number, read }, tally);
        onProgress();
      });
  }
  await lanes.done();
}

/** Work in lanes: what belongs to one race is done in order, a few races at once. */
class Lanes {
  readonly #lanes = Array.from({ length: RACES_AT_ONCE }, () => Promise.resolve());
  #waiting = 0;

  /** Settles when there is room for more. */
  async add(race: string, work: () => Promise<void>): Promise<void> {
    const lane = laneOf(race);
    this.#waiting += 1;
    this.#lanes[lane] = this.#after(lane).then(async () => {
      await work();
      this.#waiting -= 1;
    });
    if (this.#waiting >= LINES_WAITING_MAX) await this.done();
  }

  async done(): Promise<void> {
    await Promise.all(this.#lanes);
  }

  #after(lane: number): Promise<void> {
    return this.#lanes[lane] ?? Promise.resolve();
  }
}

function laneOf(race: string): number {
  let sum = 0;
  for (const character of race) sum = (sum * 31 + character.charCodeAt(0)) >>> 0;
  return sum % RACES_AT_ONCE;
}

async function sendLine(
  session: Session,
  { number, read }: { number: number; read: Sent },
  tally: ImportTally,
): Promise<void> {
  try {
    tally.took(await send(session, read));
  } catch (error) {
    tally.refuse({ line: number, ...refusalOf(error) });
  }
}

/** What the record refused; a service that is away, or takes no such key, ends the import instead. */
function refusalOf(error: unknown): { detail: string; problem?: ProblemDocument } {
  if (!(error instanceof Failure) || ENDING.includes(error.exitCode)) throw error;
  const { problem, message } = error;
  return { detail: message, ...(problem && { problem }) };
}

async function send(
  session: Session,
  { race, key, document }: Sent,
): Promise<'recorded' | 'replayed' | 'unchanged'> {
  for (let tried = 1; ; tried += 1) {
    try {
      const path = commandPath(race, document);
      const reply = await session.connection.post(path, { body: document, idempotencyKey: key });
      return howTaken(reply.headers, reply.body);
    } catch (error) {
      if (!isWorthAnotherTry(error, tried)) throw error;
      await pause(PAUSE_MS);
    }
  }
}

const isWorthAnotherTry = (error: unknown, tried: number): boolean =>
  error instanceof Failure && error.exitCode === EXIT.unavailable && tried < TRIES_MAX;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

function howTaken(
  headers: Headers,
  { events }: Readonly<Record<string, unknown>>,
): 'recorded' | 'replayed' | 'unchanged' {
  if (headers.get('idempotent-replayed') === 'true') return 'replayed';
  return Array.isArray(events) && events.length === 0 ? 'unchanged' : 'recorded';
}
