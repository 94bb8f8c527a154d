import type { LogRecord } from '#libs/ports';
import { LastAppended } from './last-appended.js';

const record = (partition: number, position: number): LogRecord => ({
  partition,
  position,
  appendedAt: 1,
  value: `${partition}/${position}`,
});

describe('what was appended last', () => {
  const last = new LastAppended();
  last.keep([record(0, 0), record(1, 0), record(0, 1)]);
  last.keep([record(0, 2), record(0, 3)]);
  const values = (partition: number, position: number) =>
    last.read(partition, position)?.records.map(({ value }) => value);

  it.each([
    [0, 2, ['0/2', '0/3']],
    [0, 3, ['0/3']],
    [1, 0, ['1/0']],
  ])('is read from partition %i at %i', (partition, position, expected) => {
    expect(values(partition, position)).toEqual(expected);
  });

  it.each([
    ['what came before', 0, 1],
    ['what is to come', 0, 4],
    ['a partition without any', 2, 0],
  ])('does not hold %s', (_, partition, position) => {
    expect(last.read(partition, position)).toBeUndefined();
  });

  it('says where its reader goes on', () => {
    expect([last.read(0, 3)?.next, last.read(1, 0)?.next]).toEqual([4, 1]);
  });
});
