import {
  type ChildProcess,
  type ChildProcessByStdio,
  execFileSync,
  spawn,
} from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { open } from 'lmdb';
import { type Clock, type EventLog, LogMisconfigured, LogUnavailable } from '#libs/ports';
import { openEmbeddedLog } from './open-embedded-log.js';

const WRITER = 'libs/adapters/src/event-log-embedded/testing/writer.ts';
const draft = { partition: 0, key: 'race/a', value: '{}' };

describe('the embedded log in its folder', () => {
  let directory: string;
  let log: EventLog | undefined;
  const writers: Writer[] = [];
  const started = (): Writer => {
    const writer = startWriter(directory);
    writers.push(writer);
    return writer;
  };

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'embedded-log-'));
  });

  afterEach(async () => {
    await log?.close();
    log = undefined;
    for (const { process: child } of writers.splice(0)) child.kill('SIGKILL');
    await rm(directory, { recursive: true });
  });

  it('belongs to one process: a second one is told so, and the first goes on', async () => {
    log = await openEmbeddedLog({ directory });
    const second = openEmbeddedLog({ directory });
    await expect(second).rejects.toThrow(LogMisconfigured);
    await expect(second).rejects.toThrow(`The log in ${directory} is in use by another process`);
    expect(await log.append([draft])).toHaveLength(1);
  });

  it('refuses two that open it in the same moment', async () => {
    const both = await Promise.allSettled([
      openEmbeddedLog({ directory }),
      openEmbeddedLog({ directory }),
    ]);
    const opened = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(opened).toHaveLength(1);
    log = opened[0];
  });

  it('is taken over from a process that was killed, with everything that it answered', async () => {
    const writer = started();
    await writer.said('ready');
    await expect(openEmbeddedLog({ directory })).rejects.toThrow(LogMisconfigured);
    for (let position = 0; position < 20; position += 1) {
      writer.append(100);
      await writer.said(`appended ${position}`);
    }
    writer.process.kill('SIGSTOP');
    await expect(openEmbeddedLog({ directory })).rejects.toThrow(LogMisconfigured);
    writer.process.kill('SIGKILL');
    await writer.ended;
    log = await openEmbeddedLog({ directory });
    expect((await log.end()).cursor).toEqual([20]);
    expect(await log.append([draft])).toMatchObject([{ position: 20 }]);
    expect(await sockets(directory)).toHaveLength(1);
  });

  it('leaves nothing behind that only an owner has', async () => {
    log = await openEmbeddedLog({ directory });
    await log.close();
    expect(await sockets(directory)).toEqual([]);
  });

  // Elsewhere a process cannot be kept from writing without filling a disk.
  const onLinux = process.platform === 'linux' ? it : undefined;
  onLinux?.('says that the disk takes no more, and goes on once it does', async () => {
    const writer = started();
    await writer.said('ready');
    writer.append(100);
    await writer.said('appended 0');
    const { size } = await stat(join(directory, 'data.mdb'));
    limitFiles(writer.process, String(size));
    writer.append(size);
    await writer.said(`AppendOutcomeUnknown: The log in ${directory} cannot be written`);
    writer.append(size);
    await writer.said('AppendOutcomeUnknown');
    limitFiles(writer.process, 'unlimited');
    writer.append(size);
    await writer.said('appended 1');
    writer.process.kill('SIGKILL');
    await writer.ended;
    log = await openEmbeddedLog({ directory });
    expect((await log.end()).cursor).toEqual([2]);
  });

  it('stamps by the clock that it is given, and never backwards', async () => {
    const times = [5_000, 4_000, 6_000];
    const clock: Clock = { now: () => times.shift()! };
    log = await openEmbeddedLog({ directory, clock });
    const places = [];
    for (let call = 0; call < 3; call += 1) places.push(...(await log.append([draft])));
    expect(places.map(({ appendedAt }) => appendedAt)).toEqual([5_000, 5_000, 6_000]);
    await log.close();
    log = await openEmbeddedLog({ directory, clock: { now: () => 1 } });
    expect(await log.append([draft])).toMatchObject([{ appendedAt: 6_000 }]);
  });

  it('refuses a folder that cannot be one', async () => {
    const file = join(directory, 'file');
    await writeFile(file, 'no folder');
    await expect(openEmbeddedLog({ directory: join(file, 'log') })).rejects.toThrow(
      LogMisconfigured,
    );
  });

  it('refuses a folder whose path is too long for it to be seen that it is in use', async () => {
    const deep = join(directory, 'deep'.repeat(30));
    await expect(openEmbeddedLog({ directory: deep })).rejects.toThrow(LogMisconfigured);
    await expect(openEmbeddedLog({ directory: deep })).rejects.toThrow(/bytes too long/);
  });

  it('refuses a file that is no log of its own', async () => {
    await writeFile(join(directory, 'data.mdb'), 'something else'.repeat(1_000));
    await expect(openEmbeddedLog({ directory })).rejects.toThrow(LogMisconfigured);
  });

  it('refuses numbers of partitions that make no log', async () => {
    for (const partitions of [0, -1, 1.5, 1_001])
      await expect(openEmbeddedLog({ directory, partitions })).rejects.toThrow(LogMisconfigured);
  });

  it.each([
    ['layout', 0],
    ['checksum', 2],
    ['text', 14],
  ])('refuses a record whose %s is damaged, and says which it is', async (_, byte) => {
    log = await openEmbeddedLog({ directory });
    await log.append([draft, draft]);
    await log.close();
    await damage(directory, [0, 1], byte);
    await expect(openEmbeddedLog({ directory })).rejects.toThrow(
      'The record at position 1 of partition 0 is damaged',
    );
    await damage(directory, [0, 1], byte);
    await damage(directory, [0, 0], byte);
    log = await openEmbeddedLog({ directory });
    const tail = log.tail([0], new AbortController().signal)[Symbol.asyncIterator]();
    await expect(tail.next()).rejects.toThrow('The record at position 0 of partition 0 is damaged');
    await expect(log.append([draft])).resolves.toMatchObject([{ position: 2 }]);
  });

  it('serves nothing once it is closed', async () => {
    const closed = await openEmbeddedLog({ directory });
    await closed.close();
    await closed.close();
    await expect(closed.append([draft])).rejects.toThrow(LogUnavailable);
    await expect(closed.end()).rejects.toThrow(LogUnavailable);
  });
});

/** Turns the bits of one byte of a record on disk; twice is never. */
async function damage(directory: string, key: [number, number], byte: number): Promise<void> {
  const root = open({ path: directory, noSubdir: false, overlappingSync: false });
  const records = root.openDB<Buffer, number[]>('records', { encoding: 'binary' });
  const bytes = Buffer.from(records.get(key)!);
  bytes[byte]! ^= 0xff;
  records.putSync(key, bytes);
  await root.close();
}

interface Writer {
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  readonly ended: Promise<unknown>;
  append(bytes: number): void;
  /** Waits for the next line and demands that it begins so. */
  said(beginning: string): Promise<void>;
}

function startWriter(directory: string): Writer {
  const args = [
    '--conditions=source',
    '--import',
    './tools/typescript/register.mjs',
    WRITER,
    directory,
  ];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    ended: once(child, 'exit'),
    append: (bytes) => child.stdin.write(`${bytes}\n`),
    async said(beginning) {
      const { value } = (await lines.next()) as IteratorResult<string, string>;
      expect(value.slice(0, beginning.length)).toBe(beginning);
    },
  };
}

const sockets = async (directory: string): Promise<readonly string[]> =>
  (await readdir(directory)).filter((file) => file.endsWith('.sock'));

/** The largest file that the process may write: beyond it a write fails as on a full disk. */
function limitFiles({ pid }: ChildProcess, bytes: string): void {
  execFileSync('prlimit', [`--fsize=${bytes}:unlimited`, '--pid', String(pid)]);
}
