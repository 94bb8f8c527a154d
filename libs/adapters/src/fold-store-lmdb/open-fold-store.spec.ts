import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type FoldChanges,
  type FoldCheckpoint,
  FoldStoreDamaged,
  FoldStoreUnusable,
  type Logger,
  silentLogger,
} from '#libs/ports';
import { foldStoreContract } from '../../../ports/src/testing/fold-store.contract.js';
import { openFoldStore } from './open-fold-store.js';

const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'fold-store-'));

foldStoreContract('lmdb', async () => {
  const directory = await newFolder();
  return {
    open: () => openFoldStore({ directory }),
    dispose: () => rm(directory, { recursive: true }),
  };
});

const CHECKPOINT: FoldCheckpoint = {
  rule: 'r',
  partitions: [{ next: 9, recordedAt: 1, isRestoring: false, origin: 'o', last: null }],
};
const MARK = 'a mark that is found in the file';

const commit = (position: number): FoldChanges['commits'][number] => ({
  stream: 'race/x',
  base: position,
  position,
  recordedAt: 1,
  value: `${MARK} ${position}`,
});

function changes(count: number): FoldChanges {
  const commits = Array.from({ length: count }, (_, index) => commit(index));
  const heads = new Map([['race/x', { rid: `r${count - 1}`, version: 0 }]]);
  return { heads, commandIds: Buffer.from('ids of commands'), commits, replaced: [] };
}

describe('a fold kept in a folder', () => {
  let directory: string;
  const said: string[] = [];
  const logger: Logger = { ...silentLogger, warn: (message) => void said.push(message) };
  const file = (): string => join(directory, 'data.mdb');
  beforeEach(async () => {
    directory = await newFolder();
    said.length = 0;
  });
  afterEach(() => rm(directory, { recursive: true }));

  async function filled(count: number): Promise<void> {
    const store = await openFoldStore({ directory });
    store.save(CHECKPOINT, changes(count));
    await store.close();
  }

  it.each([
    [
      'shorter than it was',
      () => {
        truncateSync(file(), 3 * 4_096);
      },
    ],
    [
      'empty',
      () => {
        truncateSync(file(), 0);
      },
    ],
    [
      'no file of LMDB',
      () => {
        writeFileSync(file(), Buffer.alloc(1_000_000, 7));
      },
    ],
  ])('is removed where its file is %s, and said so', async (_, damage) => {
    await filled(1_000);
    damage();
    const store = await openFoldStore({ directory, logger });
    expect(store.checkpoint()).toBeNull();
    expect(said).toEqual(['What was kept of the fold of the log is damaged, and removed.']);
    store.save(CHECKPOINT, changes(10));
    await store.close();
    const again = await openFoldStore({ directory, logger });
    expect(again.checkpoint()).toEqual(CHECKPOINT);
    await again.close();
  });

  /** Writes another letter wherever the text lies on the disk. */
  function spoil(text: string): void {
    const bytes = readFileSync(file());
    for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) bytes[at] = 65;
    writeFileSync(file(), bytes);
  }

  it('tells a value that is not as it was put there', async () => {
    await filled(3);
    spoil(MARK);
    const store = await openFoldStore({ directory });
    expect(() => store.commits('race/x', 1, 1)).toThrow(FoldStoreDamaged);
    expect(() => store.commits('race/x', 0, 9)).toThrow(FoldStoreDamaged);
    expect([...store.commandIds()]).toHaveLength(1);
    await store.close();
    spoil('ids of commands');
    const again = await openFoldStore({ directory });
    expect(() => [...again.commandIds()]).toThrow(FoldStoreDamaged);
    await again.close();
  });

  it('belongs to one process at a time', async () => {
    const store = await openFoldStore({ directory });
    await expect(openFoldStore({ directory })).rejects.toThrow(FoldStoreUnusable);
    await store.close();
    await (await openFoldStore({ directory })).close();
  });

  it('says that a folder cannot be used', async () => {
    const inFile = join(directory, 'file');
    writeFileSync(inFile, '');
    await expect(openFoldStore({ directory: inFile })).rejects.toThrow(FoldStoreUnusable);
    await expect(openFoldStore({ directory: join(inFile, 'x') })).rejects.toThrow(
      FoldStoreUnusable,
    );
  });
});
