import { readAgainMs } from './read-again.js';

describe('a stream at its end', () => {
  it.each([
    ['seldom while changes are heard of', {}, true, [5_000, 7_500, 10_000]],
    ['soon while they are not', {}, false, [1_000, 1_000, 1_000]],
    [
      'soon where its place is not there yet',
      { heldTo: { version: 3 } },
      true,
      [1_000, 1_000, 1_000],
    ],
    ['soon where the watermark ends it', { awaitsWatermark: true }, true, [1_000, 1_000, 1_000]],
  ])('is read again %s', (_, page, hearsChanges, pauses) => {
    expect([0, 0.5, 1].map((dice) => readAgainMs(page, hearsChanges, dice))).toEqual(pauses);
  });
});
