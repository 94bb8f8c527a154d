import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the stack keeps programs, data and logs; git does not look there. */
export const STACK_FOLDER = resolve(dirname(fileURLToPath(import.meta.url)), '../../.stack');

/** Something that the stack needs cannot be had here; the message says what, in one line. */
export class Unobtainable extends Error {}

export async function folder(...names) {
  const path = join(STACK_FOLDER, ...names);
  await mkdir(path, { recursive: true });
  return path;
}

/** A port of the loopback address that was free a moment ago: the one that is wanted, where it is. */
export async function freePort(wanted = 0) {
  const server = createServer();
  await new Promise((listening) => {
    server.once('error', () => server.listen(0, '127.0.0.1'));
    server.once('listening', listening);
    server.listen(wanted, '127.0.0.1');
  });
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The path of a program, or undefined. */
export function programNamed(name) {
  const folders = (process.env.PATH ?? '').split(':');
  return folders.map((path) => join(path, name)).find((path) => existsSync(path));
}
