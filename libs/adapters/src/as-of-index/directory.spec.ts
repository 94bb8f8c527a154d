import { Directory, EVERYWHERE, linesPart, timesPart, UNORDERED_PART } from './directory.js';

const CHANGES = 200;

describe('the directory of a race', () => {
  it('begins with one line and nothing in it', () => {
    expect(new Directory().lineAt('n', 0, 1_000)).toEqual({ ...EVERYWHERE, slab: 0 });
  });

  it('finds at every version the line that held V then, whatever came later', () => {
    const directory = new Directory();
    // In version n the last line is cut at n.
    for (let version = 1; version <= CHANGES; version += 1) {
      const from = version === 1 ? -Infinity : version - 1;
      const lines = [
        { from, upto: version, slab: version },
        { from: version, upto: Infinity, slab: version + 1 },
      ];
      directory.read(linesPart('n', { version, from, upto: Infinity, lines }));
    }
    for (let version = 1; version <= CHANGES; version += 1) {
      expect(directory.lineAt('n', version, CHANGES + 5).slab).toBe(version + 1);
      for (const v of [-7, 1, 3.5, 70]) {
        const { from, upto, slab } = directory.lineAt('n', version, v);
        expect([from <= v, v < upto]).toEqual([true, true]);
        expect(slab).toBe(Math.min(version + 1, Math.max(1, Math.floor(v) + 1)));
      }
    }
    expect(directory.lines('n')).toHaveLength(CHANGES + 1);
    expect(directory.lines('w')).toHaveLength(1);
  });

  it('knows where the times of recording stand, and whether they ever went back', () => {
    const directory = new Directory();
    directory.read(timesPart(5) + timesPart(9));
    expect([directory.times, directory.isOrdered]).toEqual([[5, 9], true]);
    directory.read(UNORDERED_PART);
    expect(directory.isOrdered).toBe(false);
  });
});
