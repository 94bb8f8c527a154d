import { join, resolve } from 'node:path';
import { type Database, open, type RootDatabase } from 'lmdb';
import { type FoldStore, FoldStoreUnusable, type Logger, silentLogger } from '#libs/ports';
import { DirectoryInUse, type Notes, ownDirectory } from '../event-log-embedded/directory-owner.js';
import { checkLmdbFile } from '../event-log-embedded/lmdb-file.js';
import { makeMissing } from '../event-log-embedded/make-missing.js';
import { KeptFiles } from './kept-files.js';
import { LmdbFoldStore } from './lmdb-fold-store.js';

export interface FoldStoreOptions {
  /** Folder of the store; made where it is missing. One process at a time may have it open. */
  readonly directory: string;
  readonly logger?: Logger;
}

/**
 * Opens what was kept of a fold in a folder of this machine. What is damaged is removed: it is made again
 * from the log.
 * @throws FoldStoreUnusable where the folder is in use by another process, or cannot be used
 */
export async function openFoldStore(options: FoldStoreOptions): Promise<FoldStore> {
  const { logger = silentLogger } = options;
  const directory = resolve(options.directory);
  const files = new KeptFiles(directory);
  const opened: (() => Promise<void>)[] = [];
  try {
    await makeMissing(directory);
    const root = openWhole(directory, files, logger);
    opened.push(() => root.close());
    const release = await ownDirectory(directory, notesIn(root));
    opened.unshift(release);
    files.note();
    const onWritten = (): void => {
      files.note();
    };
    return new LmdbFoldStore({ root, release, onWritten });
  } catch (error) {
    for (const close of opened) await close();
    const why = error instanceof Error ? error.message : String(error);
    throw new FoldStoreUnusable(
      error instanceof DirectoryInUse
        ? `The folder ${directory} is in use by another process.`
        : `The folder ${directory} cannot be used: ${why}`,
      { cause: error },
    );
  }
}

/** What cannot be opened is thrown away, once: a folder that cannot hold a store fails again. */
function openWhole(directory: string, files: KeptFiles, logger: Logger): RootDatabase {
  try {
    if (files.damage !== undefined) throw new Error(files.damage);
    return openIn(directory);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    logger.warn('What was kept of the fold of the log is damaged, and removed.', {
      directory,
      reason,
    });
    files.remove();
    return openIn(directory);
  }
}

/**
 * A commit reaches the disk before its mark does: a machine that goes down may lose the last checkpoint,
 * which is read from the log again, but it never leaves half of one.
 */
function openIn(directory: string): RootDatabase {
  checkLmdbFile(join(directory, 'data.mdb'));
  return open({ path: directory, noSubdir: false, overlappingSync: false, noMetaSync: true });
}

function notesIn(root: RootDatabase): Notes {
  const notes: Database<string, string> = root.openDB('notes', { encoding: 'json' });
  return {
    noted: (name) => notes.get(name),
    note: (name, word, expected) =>
      root.transactionSync(() => {
        if (notes.get(name) !== expected) return false;
        notes.putSync(name, word);
        return true;
      }),
  };
}
