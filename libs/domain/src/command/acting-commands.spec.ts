import { readCommand } from './read-command.js';
import { contextOf, door, endorse, STREAM } from './testing/context.js';

const KNOWN = 'b'.repeat(26);
const context = contextOf({ [KNOWN]: 'EndorsementAnnounced' });
const sources = [{ publisher: 'Check Gazette', published: '2022-03-02', kind: 'news' }];
const data = { endorser: 'illinois-afl-cio', candidate: 'anna-valencia', stance: 'oppose' };

const correct = (over: object = {}, replacement: object = {}) => ({
  type: 'CorrectEvent',
  sources,
  data: {
    event: KNOWN,
    kind: 'source',
    reason: 'The paper says so.',
    replacement: { occurred: '2022-02-28', assertion: 'confirmed', sources, data, ...replacement },
    ...over,
  },
});

const issues = (document: unknown): string[] => {
  const read = readCommand(document, context);
  return 'refused' in read ? read.refused.map(({ pointer, code }) => `${pointer} ${code}`) : [];
};

describe('a correction', () => {
  it('is read with the fields of the fact that it replaces', () => {
    expect(readCommand(correct(), context)).toMatchObject({
      drafts: [
        {
          event: {
            type: 'EventCorrected',
            occurred: { edtf: null },
            data: {
              event: KNOWN,
              replacement: {
                occurred: { edtf: '2022-02-28', gave: { earliest: true, latest: true } },
                data: { endorser: { id: 'illinois-afl-cio', kind: 'organization' } },
              },
            },
          },
        },
      ],
    });
  });

  it.each([
    [{}, { data: { ...data, stance: 'maybe' } }, '/data/replacement/data/stance value-not-allowed'],
    [{}, { data: { ...data, spin: 1 } }, '/data/replacement/data/spin field-unknown'],
    [{}, { occurred: undefined }, '/data/replacement/occurred field-required'],
    [{}, { occurred: '2022-02-30' }, '/data/replacement/occurred date-invalid'],
    [{ event: 'c'.repeat(26) }, {}, '/data/event event-unknown'],
    [{ event: 'no id' }, {}, '/data/event event-id-expected'],
    [{ kind: 'other' }, {}, '/data/kind value-not-allowed'],
  ])('says what is wrong with it: %j %j', (over, replacement, issue) => {
    expect(issues(correct(over, replacement))).toContain(issue);
  });

  it('of what we mistyped needs no source; of what the source got wrong, it does', () => {
    expect(issues({ ...correct({ kind: 'transcription' }), sources: [] })).toEqual([]);
    expect(issues({ ...correct(), sources: [] })).toEqual(['/sources field-required']);
  });
});

describe('another source', () => {
  const add = (adds: object) => ({ type: 'AddSource', sources, data: { event: KNOWN, adds } });

  it('adds fields of the fact, and no others', () => {
    expect(issues(add({ medium: 'press release' }))).toEqual([]);
    expect(issues(add({ medum: 'press release' }))).toEqual(['/data/adds/medum field-unknown']);
  });
});

describe('several commands as one', () => {
  it('are read in order, and the later ones may name what the earlier say', () => {
    const first = endorse();
    const second = endorse({ data: { ...data, endorser: 'a-checker', stance: 'support' } });
    const third = correct({ event: { index: 0 } });
    const read = readCommand({ commands: [first, second, third] }, context);
    if ('refused' in read) throw new Error(JSON.stringify(read));
    expect(read.drafts.map(({ at, event }) => [at, event.id, event.type])).toEqual([
      ['/commands/0', door.eventId(STREAM, door.cid, 0), 'EndorsementAnnounced'],
      ['/commands/1', door.eventId(STREAM, door.cid, 1), 'EndorsementAnnounced'],
      ['/commands/2', door.eventId(STREAM, door.cid, 2), 'EventCorrected'],
    ]);
    expect(read.drafts[2]?.event.data).toMatchObject({ event: read.drafts[0]?.event.id });
  });

  it('are refused together, each issue at its command', () => {
    const commands = [endorse(), endorse({ occurred: '2021-13' }), endorse({ type: 'Nothing' })];
    expect(issues({ commands })).toEqual([
      '/commands/1/occurred date-invalid',
      '/commands/2/type command-unknown',
    ]);
  });

  it.each([
    [{ commands: [] }, '/commands list-expected'],
    [{ commands: 'AnnounceEndorsement' }, '/commands list-expected'],
    [{ commands: Array(501).fill(endorse()) }, '/commands list-expected'],
    [{ commands: [endorse()], note: 'x' }, '/note field-unknown'],
  ])('are a list that has limits', (document, issue) => {
    expect(issues(document)).toContain(issue);
  });

  it('says at most a hundred things', () => {
    const commands = Array(200).fill(endorse({ occurred: 'soon' }));
    expect(issues({ commands })).toHaveLength(100);
  });
});

describe('what follows', () => {
  it('may name a fact by the key of the command that recorded it', () => {
    const follows = { key: 'line-7', index: 0 };
    const read = readCommand(endorse({ follows }), context);
    const id = door.eventId(STREAM, 'line-7', 0);
    expect(read).toMatchObject({ drafts: [{ event: { follows: id } }] });
  });
});

describe('a race to be created', () => {
  const create = {
    type: 'CreateRace',
    sources,
    data: {
      id: 'a-race',
      name: 'A race',
      stage: 'general',
      office: { name: 'Clerk' },
      timeZone: 'Asia/Tokyo',
      begins: '2022-01-01',
    },
  };

  it('reads its dates in the zone that it names', () => {
    const read = readCommand(create, contextOf({}, { timeZone: null }));
    const begins = { edtf: '2022-01-01', earliest: Date.parse('2021-12-31T15:00:00Z') };
    expect(read).toMatchObject({ drafts: [{ event: { data: { begins } } }] });
  });

  it('needs a zone that exists', () => {
    const nowhere = { ...create, data: { ...create.data, timeZone: 'Mars/Olympus' } };
    expect(issues(nowhere)).toEqual(['/data/timeZone time-zone-unknown']);
  });
});

describe('somebody named by id alone', () => {
  it('carries the name, and no post of another day', () => {
    const read = readCommand(endorse(), context);
    if ('refused' in read) throw new Error(JSON.stringify(read));
    const candidate = { id: 'anna-valencia', name: 'Anna Valencia', kind: 'person' };
    expect(read.drafts[0]?.event.data).toMatchObject({ candidate });
    expect(read.drafts[0]?.event.data).not.toHaveProperty('candidate.post');
  });

  it('must be of the kind that is expected', () => {
    const wrong = { ...data, candidate: 'illinois-afl-cio', stance: 'support' };
    expect(issues(endorse({ data: wrong }))).toEqual(['/data/candidate actor-kind-differs']);
  });
});
