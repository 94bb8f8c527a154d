import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes each folder that is missing by itself. Node's recursive mkdir never returns where a parent that is
 * there says that there is nothing below it, as /proc does.
 */
export async function makeMissing(directory: string): Promise<void> {
  if (existsSync(directory)) {
    if (!statSync(directory).isDirectory()) throw new Error(`${directory} is no folder.`);
    return;
  }
  await makeMissing(dirname(directory));
  if (!existsSync(directory)) await mkdir(directory);
}
