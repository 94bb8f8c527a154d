import fc from 'fast-check';
import { requestHash } from './request-hash.js';

/** The same JSON with the members of every object the other way round. */
function turned(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(turned);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, turned(member)]),
  );
}

describe('the hash of a request', () => {
  it('never changes', () => {
    expect(requestHash({ b: [1, null, 'ü'], a: { d: true, c: 0.5 } })).toBe(
      '4cda9a8658da1c831b9650ce684fdc541bf397b54061320b888854b8e3771ab8',
    );
  });

  it('does not look at the order of members', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => requestHash(body) === requestHash(turned(body))),
    );
  });

  it('is another for another body', () => {
    const hashes = [{ a: 1 }, { a: '1' }, { a: [1] }, { a: 1, b: null }, [1], [[1]], '1', 1, null];
    expect(new Set(hashes.map(requestHash)).size).toBe(hashes.length);
  });
});
