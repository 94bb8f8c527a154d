import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** How every file of LMDB begins, and the least that one holds: its two meta pages. */
const MAGIC = 0xbe_ef_c0_de;
const MAGIC_AT = 24;
const FILE_BYTES_MIN = 8_192;

/** Refuses a file that LMDB would end the whole process over, instead of failing. */
export function checkLmdbFile(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return;
  const bytes = Buffer.alloc(MAGIC_AT + 4);
  const opened = openSync(file, 'r');
  try {
    readSync(opened, bytes, 0, bytes.length, 0);
  } finally {
    closeSync(opened);
  }
  if (size < FILE_BYTES_MIN || bytes.readUInt32LE(MAGIC_AT) !== MAGIC)
    throw new Error(`${file} is no file of LMDB, or it is damaged`);
}
