import { createsRace, readCommandLine } from './command-lines.importer.js';

describe('a line of an import', () => {
  it('names its race and key beside the document', () => {
    const line = '{"race":"general","key":"k-1","type":"CallRace","data":{"caller":"ap"}}';
    expect(readCommandLine(line)).toEqual({
      race: 'general',
      key: 'k-1',
      document: { type: 'CallRace', data: { caller: 'ap' } },
    });
  });

  it('takes the race that it creates from its data', () => {
    const read = readCommandLine('{"type":"CreateRace","data":{"id":"general"}}');
    expect(read).toMatchObject({ race: 'general', key: null });
    expect(read !== null && 'race' in read && createsRace(read)).toBe(true);
  });

  it('may be empty', () => {
    expect(readCommandLine('  ')).toBeNull();
  });

  it.each([
    ['no JSON', '{"race":', /one JSON object/],
    ['a list', '[1]', /one JSON object/],
    ['no race', '{"type":"CallRace"}', /name its race/],
    ['a key that is no text', '{"race":"general","key":7}', /key must be 1 to 100 printable/],
    ['a key that no header can hold', '{"race":"general","key":"sun–times"}', /printable ASCII/],
    ['a key that is too long', `{"race":"g","key":"${'k'.repeat(101)}"}`, /1 to 100/],
  ])('is refused with %s', (_, line, why) => {
    expect(readCommandLine(line)).toEqual({ unreadable: expect.stringMatching(why) });
  });
});
