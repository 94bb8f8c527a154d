import { resolve } from 'node:path';
import {
  type Clock,
  type EventLog,
  type Logger,
  LogMisconfigured,
  LogUnavailable,
  silentLogger,
  systemClock,
} from '#libs/ports';
import { DirectoryInUse, ownDirectory, PathTooLong } from './directory-owner.js';
import { EmbeddedLog } from './embedded-log.js';
import { LogStore } from './log-store.js';
import { makeMissing } from './make-missing.js';
import { whyUnwritable } from './why-unwritable.js';

const PARTITIONS = 'partitions';
const PARTITIONS_MAX = 1_000;

export interface EmbeddedLogOptions {
  /** Folder of the log; made where it is missing. One process at a time may have it open. */
  readonly directory: string;
  /** 1 by default; never another number once the log exists. */
  readonly partitions?: number;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

const DEFAULTS = { partitions: 1, clock: systemClock, logger: silentLogger };

/**
 * Opens the log in a folder of this machine, which needs no server.
 * @throws LogMisconfigured where the folder is in use, cannot be used, has too long a path, or holds another number of partitions
 * @throws LogUnavailable where the disk is full
 */
export async function openEmbeddedLog(options: EmbeddedLogOptions): Promise<EventLog> {
  const { directory, partitions, clock, logger } = { ...DEFAULTS, ...options };
  if (!Number.isInteger(partitions) || partitions < 1 || partitions > PARTITIONS_MAX)
    throw new LogMisconfigured(`A log has 1 to ${PARTITIONS_MAX} partitions, not ${partitions}.`);
  await makeFolder(directory);
  const store = LogStore.open(directory, logger);
  const opened: (() => Promise<void>)[] = [() => store.close()];
  try {
    const release = await ownDirectory(directory, store);
    opened.unshift(release);
    checkPartitions(directory, store, partitions);
    return new EmbeddedLog({ directory, partitions, clock, logger, store, release });
  } catch (error) {
    for (const close of opened) await close();
    throw whyNotOpen(directory, error);
  }
}

function whyNotOpen(directory: string, error: unknown): Error {
  if (error instanceof LogMisconfigured) return error;
  if (error instanceof DirectoryInUse)
    return new LogMisconfigured(
      `The log in ${directory} is in use by another process; end that one, or give this one another folder.`,
    );
  if (error instanceof PathTooLong)
    return new LogMisconfigured(`The folder ${directory} cannot hold the log. ${error.message}`);
  return new LogUnavailable(whyUnwritable(directory, error), { cause: error });
}

async function makeFolder(directory: string): Promise<void> {
  try {
    await makeMissing(resolve(directory));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new LogMisconfigured(`The folder ${directory} cannot be made: ${why}`, { cause: error });
  }
}

function checkPartitions(directory: string, store: LogStore, partitions: number): void {
  const noted = store.noted(PARTITIONS);
  if (noted === undefined) {
    store.note(PARTITIONS, partitions, undefined);
    return;
  }
  if (noted !== partitions)
    throw new LogMisconfigured(
      `The log in ${directory} has ${noted} partitions, not ${partitions}: their number never changes.`,
    );
}
