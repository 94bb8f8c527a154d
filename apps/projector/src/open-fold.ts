import { join } from 'node:path';
import { openFoldStore } from '#libs/adapters';
import type { Settings } from '#libs/platform';
import { type FoldStore, FoldStoreUnusable, type Logger } from '#libs/ports';

/** In the setting: nothing is kept. */
const NONE = 'none';

/**
 * Opens what a reader of the log kept for its next start, in a folder of its own. One that cannot be used is
 * done without: the log is read from its start then.
 * @returns null where there is none
 */
export async function openFold(
  { foldDir, dataDir }: Settings,
  reader: 'writer' | 'projector',
  logger: Logger,
): Promise<FoldStore | null> {
  if (foldDir === NONE) return null;
  const directory = join(foldDir ?? join(dataDir, 'fold'), reader);
  return openFoldStore({ directory, logger }).catch((error: unknown) => {
    if (!(error instanceof FoldStoreUnusable)) throw error;
    const reason = error.message;
    logger.warn('The fold of the log is not kept: each start reads all of it.', { reader, reason });
    return null;
  });
}
