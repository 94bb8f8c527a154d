import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pathOfStream } from '#libs/application';
import type { Connection } from '../connection/connection.js';
import type { ImportReport } from './import-report.js';
import { sendPatiently } from './import-sending.js';

/** Who reads the file: another importer would make other commands of it. */
const IMPORTER = 'command-lines';
const ID_DIGITS = 32;
const START_KEY = 'start';

/** An import as its own record tells of it: the same file, read by the same importer, is the same import. */
export interface ImportIdentity {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
}

export async function importOf(file: string): Promise<ImportIdentity> {
  const bytes = createHash('sha256');
  for await (const chunk of createReadStream(file)) bytes.update(chunk as Buffer);
  const [name, sha256] = [basename(file), bytes.digest('hex')];
  const id = createHash('sha256').update(`${IMPORTER} ${name} ${sha256}`).digest('hex');
  return { id: id.slice(0, ID_DIGITS), name, sha256 };
}

/** Records that the import begins; a second time that is nothing new. */
export async function startImport(connection: Connection, data: ImportIdentity): Promise<void> {
  const body = { type: 'StartImport', data };
  await sendPatiently(connection, pathOf(data), {
    body,
    idempotencyKey: START_KEY,
    correlation: data.id,
  });
}

/** Records what it came to; where that is what is recorded already, it is nothing new. */
export async function completeImport(
  connection: Connection,
  started: ImportIdentity,
  { lines, refused }: ImportReport,
): Promise<void> {
  const data = { lines, accepted: lines - refused.length, refused: refused.length };
  const body = { type: 'CompleteImport', data };
  await sendPatiently(connection, pathOf(started), { body, correlation: started.id });
}

const pathOf = ({ id }: ImportIdentity): string => `${pathOfStream(`import/${id}`)}/commands`;
