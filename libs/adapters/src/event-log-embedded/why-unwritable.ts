import { statfsSync } from 'node:fs';

/** LMDB reports a full disk as an input/output error; less room than this is what it means. */
const FULL_BELOW_BYTES = 16 * 1024 * 1024;

/** In words for an operator. */
export function whyUnwritable(directory: string, cause: unknown): string {
  const why = cause instanceof Error ? cause.message : String(cause);
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize < FULL_BELOW_BYTES
    ? `The disk is full: the log in ${directory} cannot be written.`
    : `The log in ${directory} cannot be written: ${why}.`;
}
