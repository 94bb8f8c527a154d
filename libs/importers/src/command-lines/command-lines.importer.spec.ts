import { readCommandLine } from './command-lines.importer.js';

describe('a line of an import', () => {
  it('names its race and key beside the document', () => {
    const line = '{"race":"general","key":"k-1","type":"CallRace","data":{"caller":"ap"}}';
    expect(readCommandLine(line)).toEqual({
      stream: 'race/general',
      key: 'k-1',
      document: { type: 'CallRace', data: { caller: 'ap' } },
    });
  });

  it.each(['race', 'person', 'organization', 'office', 'party', 'source'])(
    'may be for a %s',
    (kind) => {
      const line = JSON.stringify({ [kind]: 'one', type: 'CorrectEvent', data: {} });
      expect(readCommandLine(line)).toEqual({
        stream: `${kind}/one`,
        key: null,
        document: { type: 'CorrectEvent', data: {} },
      });
    },
  );

  it.each([
    ['CreateRace', 'race/one'],
    ['RegisterPerson', 'person/one'],
    ['RegisterOrganization', 'organization/one'],
    ['DefineOffice', 'office/one'],
    ['DefineParty', 'party/one'],
    ['RegisterSource', 'source/one'],
  ])('of type %s takes its record from its data', (type, stream) => {
    const read = readCommandLine(JSON.stringify({ type, data: { id: 'one' } }));
    expect(read).toMatchObject({ stream, key: null });
  });

  it('may be empty', () => {
    expect(readCommandLine('  ')).toBeNull();
  });

  it.each([
    ['no JSON', '{"race":', /one JSON object/],
    ['a list', '[1]', /one JSON object/],
    ['no record', '{"type":"CallRace"}', /name one record/],
    ['two records', '{"race":"general","person":"anna","type":"AddAlias"}', /name one record/],
    ['an import', '{"type":"StartImport","data":{"id":"one"}}', /name one record/],
    ['an id that is no text', '{"person":7,"type":"AddAlias"}', /name one record/],
    ['a key that is no text', '{"race":"general","key":7}', /key must be 1 to 100 printable/],
    ['a key that no header can hold', '{"race":"general","key":"sun–times"}', /printable ASCII/],
    ['a key that is too long', `{"race":"g","key":"${'k'.repeat(101)}"}`, /1 to 100/],
  ])('is refused with %s', (_, line, why) => {
    expect(readCommandLine(line)).toEqual({ unreadable: expect.stringMatching(why) });
  });
});
