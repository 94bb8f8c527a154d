import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DirectoryInUse, type Notes, ownDirectory, PathTooLong } from './directory-owner.js';

/** What processes find in one folder, by whatever path they come to it. */
function newNotes(): Notes {
  const words = new Map<string, string | number>();
  return {
    noted: (name) => words.get(name),
    note(name, word, expected) {
      if (words.get(name) !== expected) return false;
      words.set(name, word);
      return true;
    },
  };
}

describe('the owner of a folder', () => {
  let parent: string;
  let directory: string;
  let notes: Notes;

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'owner-'));
    directory = join(parent, 'here');
    await mkdir(directory);
    notes = newNotes();
  });

  afterEach(() => rm(parent, { recursive: true }));

  it('is found by another name of the folder too, as containers have that share a volume', async () => {
    const release = await ownDirectory(directory, notes);
    const there = join(parent, 'there');
    await rename(directory, there);
    await expect(ownDirectory(there, notes)).rejects.toThrow(DirectoryInUse);
    await rename(there, directory);
    await release();
    await (
      await ownDirectory(directory, notes)
    )();
    expect(await readdir(directory)).toEqual([]);
  });

  it('is found where a program noted the whole path', async () => {
    const release = await ownDirectory(directory, notes);
    const file = String(notes.noted('owner'));
    notes.note('owner', join(directory, file), file);
    await expect(ownDirectory(directory, notes)).rejects.toThrow(DirectoryInUse);
    await release();
  });

  it('never shows itself outside of the folder: a path too long for that is refused', async () => {
    const deep = join(parent, 'deep'.repeat(30));
    await mkdir(deep);
    const owned = ownDirectory(deep, notes);
    await expect(owned).rejects.toThrow(PathTooLong);
    await expect(owned).rejects.toThrow(/^Its path is \d+ bytes too long/);
    expect(notes.noted('owner')).toBeUndefined();
  });
});
