import { BoundedCache } from './bounded-cache.js';

describe('a bounded cache', () => {
  it('drops what was used longest ago when it grows too heavy', () => {
    const cache = new BoundedCache<string>(10);
    cache.set('a', 'A', 4);
    cache.set('b', 'B', 4);
    cache.get('a');
    cache.set('c', 'C', 4);
    expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual(['A', undefined, 'C']);
  });

  it('weighs an entry anew when it is set again', () => {
    const cache = new BoundedCache<string>(10);
    cache.set('a', 'A', 2);
    cache.set('b', 'B', 2);
    cache.set('a', 'A', 9);
    expect(['a', 'b'].map((key) => cache.get(key))).toEqual(['A', undefined]);
    cache.set('a', 'A', 1);
    cache.set('b', 'B', 9);
    expect(['a', 'b'].map((key) => cache.get(key))).toEqual(['A', 'B']);
  });

  it('keeps one entry that is heavier than all it may hold', () => {
    const cache = new BoundedCache<string>(10);
    cache.set('a', 'A', 4);
    cache.set('whale', 'W', 40);
    expect(['a', 'whale'].map((key) => cache.get(key))).toEqual([undefined, 'W']);
    cache.set('b', 'B', 1);
    expect(['whale', 'b'].map((key) => cache.get(key))).toEqual([undefined, 'B']);
  });
});
