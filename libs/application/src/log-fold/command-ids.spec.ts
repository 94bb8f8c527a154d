import { CommandIds } from './command-ids.js';

const COUNT = 20_000;
const acceptanceOf = (number: number) => ({
  position: 2 ** 40 + number,
  base: number,
  recordedAt: 1_700_000_000_000 + number,
});

function filled(from = 0, ids = new CommandIds()): CommandIds {
  for (let number = from; number < COUNT; number += 1)
    ids.add('race/x', `c-${number}`, acceptanceOf(number));
  return ids;
}

describe('the ids of commands', () => {
  it('tells where each was accepted, however many there are', () => {
    const ids = filled();
    for (let number = 0; number < COUNT; number += 1)
      expect(ids.get('race/x', `c-${number}`)).toEqual(acceptanceOf(number));
    expect(ids.get('race/x', `c-${COUNT}`)).toBeUndefined();
  });

  it('tells those of one stream from those of another, whatever their names', () => {
    const ids = new CommandIds();
    const streams = ['race/', 'race/c', '', '\ud800', '\ud801', 'race/\0'];
    for (const [index, stream] of streams.entries()) ids.add(stream, 'cc', acceptanceOf(index));
    for (const [index, stream] of streams.entries())
      expect(ids.get(stream, 'cc')).toEqual(acceptanceOf(index));
    expect(ids.get('race/cc', '')).toBeUndefined();
    expect(ids.get('race/x', 'cc')).toBeUndefined();
  });

  it('is the same again from its bytes, in parts', () => {
    const half = filled(COUNT / 2);
    const ids = new CommandIds();
    ids.load(half.since(0));
    ids.add('race/x', 'one more', acceptanceOf(7));
    expect(ids.since(COUNT / 2)).toHaveLength(36);
    const again = new CommandIds();
    again.load(ids.since(0));
    expect(again.count).toBe(COUNT / 2 + 1);
    expect(again.get('race/x', 'one more')).toEqual(acceptanceOf(7));
    expect(again.get('race/x', `c-${COUNT - 1}`)).toEqual(acceptanceOf(COUNT - 1));
  });
});
