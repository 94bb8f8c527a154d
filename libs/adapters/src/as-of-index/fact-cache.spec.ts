import type { Revision } from '#libs/domain';
import { FactCache } from './fact-cache.js';
import { NamedFact } from './told.js';

describe('a cache of facts', () => {
  const aFact = (fact: string): Revision => ({ fact }) as Revision;
  const kept = (cache: FactCache, ...refs: readonly string[]) =>
    refs.filter((ref) => cache.get('a-race', new NamedFact(ref)) !== undefined).join('');
  const factOf = (cache: FactCache, race: string, ref: string) =>
    cache.get(race, new NamedFact(ref))?.revision;

  it('keeps so many, those that were used lately before all others', () => {
    const cache = new FactCache(3);
    for (const ref of ['a', 'b', 'c']) cache.set('a-race', new NamedFact(ref), aFact(ref));
    expect(kept(cache, 'b')).toBe('b');
    cache.set('a-race', new NamedFact('d'), aFact('d'));
    cache.set('a-race', new NamedFact('e'), aFact('e'));
    expect(kept(cache, 'a', 'b', 'c', 'd', 'e')).toBe('bde');
  });

  it('takes no fact of one race for that of another, and holds each once', () => {
    const cache = new FactCache(2);
    cache.set('a-race', new NamedFact('1'), aFact('ours'));
    cache.set('a-race', new NamedFact('1'), aFact('again'));
    cache.set('b-race', new NamedFact('1'), aFact('theirs'));
    expect(factOf(cache, 'a-race', '1')).toEqual(aFact('ours'));
    expect(factOf(cache, 'b-race', '1')).toEqual(aFact('theirs'));
  });

  it('forgets a race, and takes in as many again', () => {
    const cache = new FactCache(2);
    cache.set('a-race', new NamedFact('1'), aFact('one'));
    cache.set('b-race', new NamedFact('1'), aFact('other'));
    cache.forget('a-race ');
    expect([factOf(cache, 'a-race', '1'), factOf(cache, 'b-race', '1')]).toEqual([
      undefined,
      aFact('other'),
    ]);
    cache.set('a-race', new NamedFact('2'), aFact('two'));
    cache.set('a-race', new NamedFact('3'), aFact('three'));
    expect(kept(cache, '1', '2', '3')).toBe('3');
  });

  it('finds a fact again by who named it, until another has its place', () => {
    const cache = new FactCache(1);
    const named = new NamedFact('1');
    const fact = cache.set('a-race', named, aFact('one'));
    expect(cache.get('a-race', named)).toBe(fact);
    cache.set('a-race', new NamedFact('2'), aFact('two'));
    expect(cache.get('a-race', named)).toBeUndefined();
    const again = cache.set('a-race', new NamedFact('1'), aFact('one'));
    expect(cache.get('a-race', named)).toBe(again);
    cache.forget('a-race ');
    expect(cache.get('a-race', named)).toBeUndefined();
  });
});
