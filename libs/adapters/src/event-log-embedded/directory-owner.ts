import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, connect, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LogMisconfigured } from '#libs/ports';
import type { LogStore } from './log-store.js';

const OWNER = 'owner';
/** The longest name that every system takes for a socket. */
const SOCKET_NAME_BYTES_MAX = 100;

/**
 * Makes this process the only one that writes in a directory. The owner listens on a socket of its own
 * and notes its name in the store: a socket that nobody answers on belonged to a process that is gone,
 * however it ended, whereas a process number may be anybody's by now.
 * @returns what gives the directory free again
 * @throws LogMisconfigured where another process is the owner
 */
export async function ownDirectory(
  directory: string,
  store: LogStore,
): Promise<() => Promise<void>> {
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
    await claim(directory, store, name);
  } catch (error) {
    await release();
    throw error;
  }
  return release;
}

async function claim(directory: string, store: LogStore, name: string): Promise<void> {
  for (;;) {
    const owner = store.noted(OWNER);
    if (typeof owner === 'string' && (await answers(owner)))
      throw new LogMisconfigured(
        `The log in ${directory} is in use by another process; end that one, or give this one another folder.`,
      );
    if (!store.note(OWNER, name, owner)) continue;
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
