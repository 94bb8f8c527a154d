import fc from 'fast-check';
import { COMMAND_ID_BYTES_MAX } from './commit-record.js';
import { readRecord } from './read-record.js';

const record = {
  v: 1,
  rid: 'r1',
  cid: 'c1',
  stream: 'race/x',
  prev: null,
  base: 0,
  hash: 'h',
  by: 'editor:k',
  correlation: null,
  warnings: [],
  events: [],
};
const read = (value: unknown): ReturnType<typeof readRecord> => readRecord(JSON.stringify(value));

describe('reading a record', () => {
  it('gives back what was written', () => {
    expect(read(record)).toEqual({ record });
  });

  it('keeps a field that it does not know, as a later writer may add one', () => {
    expect(read({ ...record, extra: 1 })).toEqual({ record: { ...record, extra: 1 } });
  });

  it.each([null, '', 'no json', '[]', '7', 'null', '"text"', '{"v":1', '{"rid":"r"}'])(
    'takes %s for foreign',
    (value) => {
      expect(readRecord(value)).toHaveProperty('foreign');
    },
  );

  it.each(Object.keys(record))(
    'takes a record without %s for foreign, whatever its version',
    (field) => {
      const lacking = Object.fromEntries(Object.entries(record).filter(([name]) => name !== field));
      expect(read(lacking)).toHaveProperty('foreign');
      expect(read({ ...lacking, ...(field !== 'v' && { v: 2 }) })).toHaveProperty('foreign');
    },
  );

  it.each([
    ['v', 0],
    ['v', '1'],
    ['rid', ''],
    ['cid', 7],
    ['cid', 'x'.repeat(COMMAND_ID_BYTES_MAX + 1)],
    ['cid', 'ü'.repeat(COMMAND_ID_BYTES_MAX / 2 + 1)],
    ['stream', null],
    ['prev', 1],
    ['base', -1],
    ['base', 0.5],
    ['hash', null],
    ['by', {}],
    ['correlation', 1],
    ['warnings', {}],
    ['events', 'none'],
    ['events', [null]],
    ['recordedAt', 'now'],
  ])('takes a record whose %s is %p for foreign', (field, value) => {
    expect(read({ ...record, [field]: value })).toHaveProperty('foreign');
  });

  it('takes a command id of the greatest length', () => {
    expect(read({ ...record, cid: 'x'.repeat(COMMAND_ID_BYTES_MAX) })).toHaveProperty('record');
  });

  it('knows that a record of a higher version is of a newer program', () => {
    expect(read({ ...record, v: 2 })).toEqual({ newer: 2, stream: 'race/x' });
  });

  it('reads the marks around a restored log', () => {
    expect(read({ v: 1, restore: 'begin' })).toEqual({ restore: 'begin' });
    expect(read({ v: 1, restore: 'end' })).toEqual({ restore: 'end' });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(Object.keys(readRecord(text))).not.toHaveLength(0);
      }),
    );
  });
});
