import { readCommand } from './read-command.js';
import { contextOf, endorse } from './testing/context.js';

const issues = (document: unknown): string[] => {
  const read = readCommand(document, contextOf());
  return 'refused' in read ? read.refused.map(({ pointer, code }) => `${pointer} ${code}`) : [];
};

describe('a command document', () => {
  it('reads as the event that it asks for', () => {
    const read = readCommand(endorse({ expressedAs: 'on Tuesday' }), contextOf());
    expect(read).toMatchObject({
      drafts: [
        {
          at: '',
          event: {
            type: 'EndorsementAnnounced',
            schema: 1,
            occurred: { edtf: '2022-03-01', expressedAs: 'on Tuesday' },
            assertion: 'reported',
            data: { candidate: { id: 'anna-valencia', name: 'Anna Valencia', kind: 'person' } },
          },
        },
      ],
    });
  });

  it.each([
    ['a date that does not exist', endorse({ occurred: '2021-02-30' }), '/occurred date-invalid'],
    ['no date at all', endorse({ occurred: undefined }), '/occurred field-required'],
    ['no source', endorse({ sources: [] }), '/sources field-required'],
    ['sources left out', endorse({ sources: undefined }), '/sources field-required'],
    [
      'recordedAt from the client',
      { ...endorse(), recordedAt: '2021-01-01' },
      '/recordedAt set-by-the-log',
    ],
    ['an unknown command', endorse({ type: 'AbolishElection' }), '/type command-unknown'],
    ['the name of an event', endorse({ type: 'EndorsementAnnounced' }), '/type command-unknown'],
    ['no type', endorse({ type: undefined }), '/type field-required'],
    ['an unknown field', endorse({ colour: 'red' }), '/colour field-unknown'],
    ['another race', endorse({ race: 'elsewhere' }), '/race race-differs'],
    ['another key', endorse({ key: 'that-command' }), '/key key-differs'],
    ['a key with blanks', endorse({ key: 'this command' }), '/key key-expected'],
    ['a key that is too long', endorse({ key: 'k'.repeat(101) }), '/key key-expected'],
    ['another key of several', { commands: [endorse()], key: 'that' }, '/key key-differs'],
    [
      'a key of one of several',
      { commands: [endorse({ key: 'this-command' })] },
      '/commands/0/key key-misplaced',
    ],
    ['a list in the place of a document', [], ' object-expected'],
    [
      'a prototype in the place of a field',
      JSON.parse('{"type":"AnnounceEndorsement","__proto__":{"data":{}}}'),
      '/__proto__ field-unknown',
    ],
  ])('refuses %s', (_title, document, issue) => {
    expect(issues(document)).toContain(issue);
  });

  it('says everything that is wrong at once', () => {
    const data = { endorser: 'nobody-known', candidate: 7, stance: 'suport', medum: 'x' };
    expect(issues(endorse({ occurred: 'last month', data }))).toEqual([
      '/occurred date-invalid',
      '/data/medum field-unknown',
      '/data/endorser actor-unknown',
      '/data/candidate object-expected',
      '/data/stance value-not-allowed',
    ]);
  });

  it('suggests what was probably meant', () => {
    const read = readCommand(endorse({ type: 'AnounceEndorsement' }), contextOf());
    expect(read).toMatchObject({
      refused: [{ detail: expect.stringContaining('AnnounceEndorsement?') }],
    });
  });

  it('is undated where it says so', () => {
    const read = readCommand(endorse({ occurred: null }), contextOf());
    expect(read).toMatchObject({
      drafts: [{ event: { occurred: { edtf: null, earliest: null } } }],
    });
  });

  it('refuses text that is none', () => {
    expect(issues(endorse({ note: 'a\u0000b' }))).toEqual(['/note text-forbidden-characters']);
    expect(issues(endorse({ note: 'a\ud800b' }))).toEqual(['/note text-forbidden-characters']);
    expect(issues(endorse({ note: 'x'.repeat(2_001) }))).toEqual(['/note text-too-long']);
  });
});
