import type { DateReader } from '#libs/domain';
import { silentLogger, type Clock, type Logger } from '#libs/ports';
import { ScriptedLog, type ScriptedConnection } from '../../../ports/src/testing/scripted-log.js';
import type { CommandRequest } from '../command-outcome.js';
import { CommandWriter } from '../writer/command-writer.js';
import { requestHash } from '../writer/request-hash.js';
import type { WriterLimits } from '../writer/writer-limits.js';
import type { WriterOptions } from '../writer/writer-options.js';
import { tallyDecider, type TallyDocument } from './tally-decider.js';

export const PARTITIONS = 3;

/** A tally needs no dates. */
const noDates: DateReader = { read: () => ({ refused: 'no dates here' }), knowsZone: () => false };

/** A clock that stands still until it is told to go on. */
export class StandingClock implements Clock {
  constructor(private time = 1_000_000) {}

  now(): number {
    return this.time;
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}

export interface TallyWriter {
  readonly writer: CommandWriter;
  readonly connection: ScriptedConnection;
}

/** One log, and as many writers on it as a test opens. */
export class TallyWriters {
  readonly clock = new StandingClock();
  /** What an operator was warned of. */
  readonly warnings: Readonly<Record<string, unknown>>[] = [];
  readonly log: ScriptedLog;
  readonly #open: CommandWriter[] = [];
  readonly #awaited = new Map<string, () => void>();
  readonly #logger: Logger = {
    ...silentLogger,
    error: (message) => this.#awaited.get(message)?.(),
    warn: (message, fields) => void this.warnings.push({ message, ...fields }),
  };

  constructor(readonly partitions = PARTITIONS) {
    this.log = new ScriptedLog(partitions, this.clock);
  }

  /** A writer that takes commands. */
  async open(
    limits: Partial<WriterLimits> = {},
    over: Partial<WriterOptions> = {},
  ): Promise<TallyWriter> {
    const opened = this.start(limits, this.log.connect(), over);
    await opened.writer.caughtUp();
    return opened;
  }

  /** When an operator is told of an error. */
  told(message: string): Promise<void> {
    return new Promise((resolve) => {
      this.#awaited.set(message, resolve);
    });
  }

  /** A writer that has not read the log yet. */
  start(
    limits: Partial<WriterLimits> = {},
    connection = this.log.connect(),
    over: Partial<WriterOptions> = {},
  ): TallyWriter {
    const writer = CommandWriter.start({
      log: connection,
      deciders: { race: tallyDecider },
      clock: this.clock,
      dates: noDates,
      logger: this.#logger,
      limits: { retryMsMin: 1, retryMsMax: 1, ...limits },
      ...over,
    });
    this.#open.push(writer);
    return { writer, connection };
  }

  async close(): Promise<void> {
    await Promise.all(this.#open.map((writer) => writer.close()));
  }
}

/** A command to add a number. */
export function adding(
  cid: string,
  document: TallyDocument | number,
  fields: Partial<CommandRequest> = {},
): CommandRequest {
  const body = typeof document === 'number' ? { add: document } : document;
  return {
    stream: 'race/x',
    cid,
    hash: requestHash(body),
    by: 'editor:k',
    correlation: null,
    ifMatch: null,
    dryRun: false,
    document: body,
    ...fields,
  };
}

/** When the writer's tail has delivered what the log holds: a refusal is answered from no less. */
export async function tailOf(writer: TallyWriter['writer']): Promise<void> {
  await writer.submit(adding('barrier', -1, { stream: 'race/x', dryRun: true }));
}
