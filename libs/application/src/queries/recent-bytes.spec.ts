import fc from 'fast-check';
import { RecentBytes } from './recent-bytes.js';

const sized = (byteLength: number) => ({ byteLength });

describe('what is kept up to so many bytes', () => {
  it('is what was used last', () => {
    const recent = new RecentBytes(3_500);
    for (const key of ['a', 'b', 'c']) recent.set('race', key, sized(600));
    recent.get('race', 'a');
    recent.set('race', 'd', sized(600));
    const kept = ['a', 'b', 'c', 'd'].filter((key) => recent.get('race', key) !== undefined);
    expect(kept).toEqual(['a', 'c', 'd']);
  });

  it('never holds more, whatever is put there, and not what is larger alone', () => {
    const put = fc.tuple(
      fc.constantFrom('a', 'b'),
      fc.nat(9),
      fc.constantFrom(0, 600, 4_000, 5_000),
    );
    fc.assert(
      fc.property(fc.array(put), (puts) => {
        const recent = new RecentBytes(5_000);
        for (const [race, key, bytes] of puts) {
          recent.set(race, String(key), sized(bytes));
          expect(recent.byteLength).toBeLessThanOrEqual(5_000);
          expect(recent.get(race, String(key)) !== undefined).toBe(bytes < 5_000);
        }
      }),
    );
  });

  it('counts what several share once, for as long as one of them is kept', () => {
    const common = Array.from({ length: 4 }, () => new Uint8Array(1_000));
    const put = fc.tuple(fc.nat(9), fc.subarray([...common, ...common]));
    fc.assert(
      fc.property(fc.array(put), (puts) => {
        const recent = new RecentBytes(8_000);
        for (const [key, shared] of puts)
          recent.set('race', String(key), { byteLength: 10, shared });
        const kept = Array.from({ length: 10 }, (_, key) => recent.get('race', String(key)));
        const held = new Set(kept.flatMap((value) => value?.shared ?? []));
        expect(recent.byteLength).toBeLessThanOrEqual(8_000);
        expect(recent.byteLength).toBeGreaterThanOrEqual(1_000 * held.size);
        recent.forget('race');
        expect(recent.byteLength).toBe(0);
      }),
    );
  });

  it('counts what takes the place of another once', () => {
    const recent = new RecentBytes(10_000);
    recent.set('race', 'key', sized(1_000));
    const once = recent.byteLength;
    recent.set('race', 'key', sized(1_000));
    expect(recent.byteLength).toBe(once);
  });

  it('is forgotten race by race', () => {
    const recent = new RecentBytes(10_000);
    for (const race of ['il', 'il-2', 'il-3']) recent.set(race, 'key', sized(1_000));
    const before = recent.byteLength;
    recent.forget('il');
    expect(recent.get('il', 'key')).toBeUndefined();
    expect(recent.get('il-2', 'key')).toBeDefined();
    expect(recent.byteLength).toBeLessThan(before);
  });
});
