import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, connect, type Server } from 'node:net';
import { relative, resolve } from 'node:path';

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

/** No socket can be made in the directory, because its path is too long. */
export class PathTooLong extends Error {
  override readonly name = 'PathTooLong';
}

/**
 * Makes this process the only one that writes in a directory. The owner listens on a socket of its own
 * and notes its name there: a socket that nobody answers on belonged to a process that is gone,
 * however it ended, whereas a process number may be anybody's by now. Its socket is in the directory, and
 * its name is noted without the path: containers that share a volume come to it by different ones.
 * @returns what gives the directory free again
 * @throws DirectoryInUse where another process is the owner
 * @throws PathTooLong
 */
export async function ownDirectory(directory: string, notes: Notes): Promise<() => Promise<void>> {
  const file = `owner-${randomUUID().slice(0, 8)}.sock`;
  const name = socketIn(directory, file);
  const server = createServer((socket) => socket.destroy());
  server.unref();
  server.listen(name);
  await once(server, 'listening');
  const release = async (): Promise<void> => {
    await closed(server);
    await rm(name, { force: true });
  };
  try {
    await claim(directory, notes, file);
  } catch (error) {
    await release();
    throw error;
  }
  return release;
}

async function claim(directory: string, notes: Notes, file: string): Promise<void> {
  for (;;) {
    const owner = notes.noted(OWNER);
    const before = typeof owner === 'string' ? socketIn(directory, owner) : undefined;
    if (before !== undefined && (await answers(before)))
      throw new DirectoryInUse('It is in use by another process.');
    if (!notes.note(OWNER, file, owner)) continue;
    if (before !== undefined) await rm(before, { force: true });
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

/**
 * The shorter of its two paths: a name of a socket may not be as long as that of a file.
 * @param file a name in the directory; a whole path where an older program noted it
 */
function socketIn(directory: string, file: string): string {
  const whole = resolve(directory, file);
  const fromHere = relative('', whole);
  const name = fromHere.length < whole.length ? fromHere : whole;
  const excess = Buffer.byteLength(name) - SOCKET_NAME_BYTES_MAX;
  if (excess <= 0) return name;
  throw new PathTooLong(
    `Its path is ${excess} bytes too long: a process shows by a socket in it that it is in use, and the path of a socket has ${SOCKET_NAME_BYTES_MAX} bytes at most.`,
  );
}

async function closed(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
