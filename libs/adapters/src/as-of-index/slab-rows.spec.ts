import { addedRecord, endsMovedRecord, removedRecord } from './slab.js';
import { SlabRows } from './slab-rows.js';

const LINE = { from: 10, upto: 100 };
const aFact = (id: string, from: number, upto: number, told = '') => ({ id, from, upto, told });
const read = (records: readonly string[]): SlabRows => {
  const rows = new SlabRows();
  rows.read(records.join(''), 0, Infinity);
  return rows;
};
const aTurn = (at: number) => ({ id: at, from: at, upto: at + 1, told: '' });

describe('a slab', () => {
  const rows = read([
    addedRecord(1, aFact('1', 5, Infinity)),
    addedRecord(2, aFact('2', 20, 40, '7')),
    addedRecord(3, aFact('1', 5, 20)),
    addedRecord(4, aTurn(30)),
    removedRecord(5, '2'),
    removedRecord(6, 30),
    addedRecord(7, aFact('3', -Infinity, Infinity, '[0,["4"],[]]')),
  ]);
  const needed = (version: number, v: number) =>
    rows.ask({ version, v, line: LINE }).needed.map(({ fact }) => fact.ref);
  const turnedAt = (version: number, v: number) => rows.ask({ version, v, line: LINE }).turnedAt;

  it('tells what may hold at V by the last word known at the version', () => {
    expect(needed(1, 30)).toEqual(['1']);
    expect(needed(2, 30)).toEqual(['2@7', '1']);
    expect(needed(3, 30)).toEqual(['2@7']);
    expect(needed(3, 40)).toEqual([]);
    expect(needed(5, 30)).toEqual([]);
  });

  it('tells what else belongs to a fact', () => {
    const [only] = rows.ask({ version: 7, v: 30, line: LINE }).needed;
    expect(only?.fact).toMatchObject({ ref: '3', alternatives: [{ ref: '4' }], agreeing: [] });
  });

  it('turns where a fact of the line begins and at each turn, not where one began before the line', () => {
    expect(turnedAt(1, 50)).toBeNull();
    expect(turnedAt(2, 50)).toBe(20);
    expect(turnedAt(4, 50)).toBe(30);
    expect(turnedAt(4, 29)).toBe(20);
    expect(turnedAt(6, 50)).toBeNull();
  });

  it('tells of facts that end together where they end now, however often that moves', () => {
    const moved = read([
      addedRecord(1, aFact('1', 5, 30)),
      addedRecord(1, aFact('2', 6, 30)),
      endsMovedRecord(2, { from: 30, to: 50, items: [] }),
      addedRecord(3, aFact('3', 7, 50)),
      endsMovedRecord(4, { from: 50, to: Infinity, items: [] }),
      removedRecord(5, '1'),
      addedRecord(5, aFact('4', 8, 30)),
    ]);
    const ids = (version: number, v: number) =>
      moved.ask({ version, v, line: LINE }).needed.map(({ fact }) => fact.id);
    expect([ids(1, 29), ids(1, 30)]).toEqual([['2', '1'], []]);
    expect([ids(2, 49), ids(2, 50)]).toEqual([['2', '1'], []]);
    expect([ids(3, 49), ids(3, 50)]).toEqual([['3', '2', '1'], []]);
    expect(ids(4, 99)).toEqual(['3', '2', '1']);
    expect([ids(5, 29), ids(5, 99)]).toEqual([
      ['4', '3', '2'],
      ['3', '2'],
    ]);
    expect(moved.idsNeeded).toEqual(['2', '3', '4']);
  });

  it('says the same of a version whether it is read at once or as it grows', () => {
    const growing = new SlabRows();
    let text = '';
    const said = [
      addedRecord(1, aFact('1', 5, Infinity)),
      addedRecord(2, aFact('2', 20, 40)),
      removedRecord(3, '1'),
    ].map((record, index) => {
      // A reader that was overtaken reads again what was read meanwhile.
      growing.read(record, text.length, index + 1);
      growing.read(record, text.length, index + 1);
      text += record;
      return growing.ask({ version: 1, v: 30, line: LINE }).needed.map(({ fact }) => fact.id);
    });
    expect(said).toEqual([['1'], ['1'], ['1']]);
    expect(growing.upTo).toBe(3);
  });

  it('does not turn again before the next of them, or the end of the line', () => {
    const until = (version: number, v: number) => rows.ask({ version, v, line: LINE }).until;
    expect(until(1, 15)).toBe(100);
    expect(until(2, 15)).toBe(20);
    expect(until(4, 20)).toBe(30);
    expect(until(4, 30)).toBe(100);
    expect(until(6, 15)).toBe(100);
  });
});
