import fc from 'fast-check';
import { hashOfDocument } from './canonical.js';

describe('the hash of a command document', () => {
  it('is the same whatever the order of the fields', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (document) => {
        const turned = Object.fromEntries(Object.entries(document).reverse());
        expect(hashOfDocument(turned)).toBe(hashOfDocument(document));
      }),
    );
  });

  it.each([
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: 1 }, { a: '1' }],
    [{ a: { b: 1 } }, { b: { a: 1 } }],
    [{}, { a: null }],
  ])('differs between %j and %j', (one, other) => {
    expect(hashOfDocument(one)).not.toBe(hashOfDocument(other));
  });
});
