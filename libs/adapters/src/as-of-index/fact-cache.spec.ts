import type { Revision } from '#libs/domain';
import { FactCache } from './fact-cache.js';

describe('a cache of facts', () => {
  const aFact = (fact: string): Revision => ({ fact }) as Revision;
  const kept = (cache: FactCache, ...refs: readonly string[]) =>
    refs.filter((ref) => cache.get('a-race', ref) !== undefined).join('');

  it('keeps so many, those that were used lately before all others', () => {
    const cache = new FactCache(3);
    for (const ref of ['a', 'b', 'c']) cache.set('a-race', ref, aFact(ref));
    expect(kept(cache, 'b')).toBe('b');
    cache.set('a-race', 'd', aFact('d'));
    cache.set('a-race', 'e', aFact('e'));
    expect(kept(cache, 'a', 'b', 'c', 'd', 'e')).toBe('bde');
  });

  it('takes no fact of one race for that of another, and holds each once', () => {
    const cache = new FactCache(2);
    cache.set('a-race', '1', aFact('ours'));
    cache.set('a-race', '1', aFact('again'));
    cache.set('b-race', '1', aFact('theirs'));
    expect(cache.get('a-race', '1')).toEqual(aFact('ours'));
    expect(cache.get('b-race', '1')).toEqual(aFact('theirs'));
  });

  it('forgets a race, and takes in as many again', () => {
    const cache = new FactCache(2);
    cache.set('a-race', '1', aFact('one'));
    cache.set('b-race', '1', aFact('other'));
    cache.forget('a-race ');
    expect([cache.get('a-race', '1'), cache.get('b-race', '1')]).toEqual([
      undefined,
      aFact('other'),
    ]);
    cache.set('a-race', '2', aFact('two'));
    cache.set('a-race', '3', aFact('three'));
    expect(kept(cache, '1', '2', '3')).toBe('3');
  });
});
