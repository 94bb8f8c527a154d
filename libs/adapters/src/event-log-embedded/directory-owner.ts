import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, connect, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const OWNER = 'owner';
/** The longest name that every system takes for a socket. */
const SOCKET_NAME_BYTES_MAX = 100;

/** Words that every process finds in a directory. */
export interface Notes {
  noted(name: string): string | number | undefined;
  /** Notes a word under a name, unless another process has meanwhile noted another than the one expected. */
  note(name: string, word: string, expected: string | number | undefined): boolean;
}

/** The directory belongs to another process. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse';
}

/**
 * Makes this process the only one that writes in a directory. The owner listens on a socket of its own
 * and notes its name there: a socket that nobody answers on belonged to a process that is gone,
 * however it ended, whereas a process number may be anybody's by now.
 * @returns what gives the directory free again
 * @throws DirectoryInUse where another process is the owner
 */
export async function ownDirectory(directory: string, notes: Notes): Promise<() => Promise<void>> {
  const name = socketName(directory);
  const server = createServer((socket) => socket.destroy());
  server.unref();
  server.listen(name);
  await once(server, 'listening');
  const release = async (): Promise<void> => {
    await closed(server);
    await rm(name, { force: true });
  };
  try {
    await claim(notes, name);
  } catch (error) {
    await release();
    throw error;
  }
  return release;
}

async function claim(notes: Notes, name: string): Promise<void> {
  for (;;) {
    const owner = notes.noted(OWNER);
    if (typeof owner === 'string' && (await answers(owner)))
      throw new DirectoryInUse('It is in use by another process.');
    if (!notes.note(OWNER, name, owner)) continue;
    if (typeof owner === 'string') await rm(owner, { force: true });
    return;
  }
}

async function answers(name: string): Promise<boolean> {
  const socket = connect(name);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    // Refused or not there: its process is gone.
    return false;
  } finally {
    socket.destroy();
  }
}

function socketName(directory: string): string {
  const file = `owner-${randomUUID().slice(0, 8)}.sock`;
  const inside = resolve(directory, file);
  const isShort = Buffer.byteLength(inside) <= SOCKET_NAME_BYTES_MAX;
  return isShort ? inside : join(tmpdir(), `election-timeline-${file}`);
}

async function closed(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
