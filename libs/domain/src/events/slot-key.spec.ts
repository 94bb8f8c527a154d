import fc from 'fast-check';
import { UNDATED } from '../time/occurred.js';
import { dayOf, keyOf, standingSlot } from './slot-key.js';

const on = (edtf: string | null) => dayOf({ ...UNDATED, edtf });

describe('the key of words', () => {
  it.each([
    ['SB 825', 'sb-825'],
    ['Jesús “Chuy” García', 'jesus-chuy-garcia'],
    ['Written  statement!', 'written-statement'],
    ['山田太郎', '山田太郎'],
    ['???', '-'],
    [undefined, '-'],
  ])('folds %j to %j', (words, key) => {
    expect(keyOf(words)).toBe(key);
  });

  it('is one step of a path, and its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const key = keyOf(words);
        expect(key).toMatch(/^[^/\s]+$/u);
        expect(keyOf(key)).toBe(key);
      }),
    );
  });
});

describe('the day of a list item', () => {
  it.each([
    ['2022-01-04', '2022-01-04'],
    ['2022-06-28T22:31:00-05:00', '2022-06-28'],
    ['2021-12~', '2021-12~'],
    ['../2022-01-04', '.._2022-01-04'],
    [null, 'undated'],
  ])('of %j is %j', (edtf, day) => {
    expect(on(edtf)).toBe(day);
  });
});

it('keeps what follows an item of a list under that item', () => {
  expect([standingSlot('abc'), standingSlot(undefined)]).toEqual(['standing/abc', 'standing/-']);
});
