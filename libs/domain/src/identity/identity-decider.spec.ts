import { describe, expect, it } from '@jest/globals';
import {
  mergePerson,
  mergeUnion,
  Records,
  registerPerson,
  registerUnion,
  splitPerson,
} from '../testing/identity-records.js';
import { type Command, command, correct, redact, retract } from '../testing/race-commands.js';
import { testDoor } from '../testing/test-door.js';
import { IDENTITY_REFUSALS } from './identity-refusals.js';
import { IDENTITY_WARNINGS } from './identity-warnings.js';

const ANNA = 'person/anna';
const ANNIE = 'person/annie';
type Given = readonly (readonly [string, Command])[];

const anna = [ANNA, registerPerson('anna')] as const;
const annie = [ANNIE, registerPerson('annie')] as const;
const both: Given = [anna, annie];
const eventOf = (stream: string, number: number): string =>
  testDoor(stream, '').eventId(stream, `c${number}`, 0);

interface Case {
  readonly given: Given;
  readonly when: readonly [string, unknown];
  readonly at: string;
}

const EVERY_REFUSAL: Readonly<Record<keyof typeof IDENTITY_REFUSALS, Case>> = {
  'not-registered': { given: [], when: [ANNA, mergePerson('annie')], at: '/type' },
  'registered-already': {
    given: [anna],
    when: [ANNA, registerPerson('anna', 'Another')],
    at: '/data/id',
  },
  'registered-elsewhere': { given: [], when: [ANNA, registerPerson('annie')], at: '/data/id' },
  'registration-not-retractable': {
    given: [anna],
    when: [ANNA, retract(eventOf(ANNA, 1))],
    at: '/data/event',
  },
  'merged-into-itself': { given: [anna], when: [ANNA, mergePerson('anna')], at: '/data/into' },
  'merged-already': {
    given: [...both, [ANNIE, mergePerson('anna')]],
    when: [ANNIE, mergePerson('ann')],
    at: '/data/into',
  },
  'merged-in-a-ring': {
    given: [...both, [ANNIE, mergePerson('anna')]],
    when: [ANNA, mergePerson('annie')],
    at: '/data/into',
  },
};

describe('A record of a person or an organisation refuses', () => {
  it.each(Object.keys(IDENTITY_REFUSALS) as (keyof typeof IDENTITY_REFUSALS)[])(
    '%s, and points at the field',
    (code) => {
      const { given, when, at } = EVERY_REFUSAL[code];
      new Records()
        .given(...given)
        .when(...when)
        .thenRefused(code, at);
    },
  );

  it('a correction that makes a ring of a merge', () => {
    const records = new Records().given(...both, ['person/c', registerPerson('c')]);
    records.given([ANNA, mergePerson('c')], [ANNIE, mergePerson('anna')]);
    const ring = mergePerson('annie').data as object;
    records
      .when(ANNA, correct(eventOf(ANNA, 4), { data: ring, occurred: null }))
      .thenRefused('merged-in-a-ring', '/data/replacement/data/into');
  });

  it('a split of what is not merged, and another one after the first', () => {
    const records = new Records().given(...both);
    records.when(ANNIE, splitPerson('anna')).thenRefused('nothing-to-follow', '/follows');
    records.given([ANNIE, mergePerson('anna')], [ANNIE, splitPerson('anna')]);
    records.when(ANNIE, splitPerson('anna', { by: 'Herald' })).thenRecords('SourceAdded');
  });

  it('commands for another kind of record, as malformed', () => {
    const records = new Records().given(anna, ['organization/ap', registerUnion('ap')]);
    records.when(ANNA, mergeUnion('ap')).thenMalformed('/type');
    records.when('organization/ap', registerPerson('ap')).thenMalformed('/type');
    records.when(ANNA, command('HoldDebate', {})).thenMalformed('/type');
  });

  it('an identifier that is none of its scheme, and one that names nobody', () => {
    const records = new Records().given(anna);
    const add = (scheme: string, identifier: string) =>
      command('AddExternalIdentifier', { externalIdentifier: { scheme, identifier } });
    for (const [scheme, identifier] of [
      ['wikidata', '434804'],
      ['bioguide', 'D563'],
      ['fec-candidate', 'X6IL00151'],
      ['ap-politician', '0'],
    ] as const)
      records.when(ANNA, add(scheme, identifier)).thenMalformed('/data/externalIdentifier');
    records.when(ANNA, add('bioguide', 'D000563')).thenRecords('ExternalIdentifierAdded');
    records.when(ANNA, add('some-other', 'whatever')).thenRecords('ExternalIdentifierAdded');
  });

  it('with a sentence for every reason and everything odd', () => {
    for (const sentence of Object.values({ ...IDENTITY_REFUSALS, ...IDENTITY_WARNINGS }))
      expect(sentence).toMatch(/^[A-Z].*\.$/);
  });
});

describe('A record of a person or an organisation', () => {
  it('warns of a merge into what nothing registers', () => {
    new Records()
      .given(anna)
      .when(ANNA, mergePerson('annie'))
      .thenWarned('merged-into-unregistered', '/data/into');
  });

  it('is corrected, keeps its id, and is the same again with another source', () => {
    const records = new Records().given(anna);
    const named = { data: { id: 'anna', name: 'Anna V.' }, occurred: null };
    records.when(ANNA, correct(eventOf(ANNA, 1), named)).thenRecords('EventCorrected');
    records
      .when(ANNA, correct(eventOf(ANNA, 1), { ...named, data: { id: 'b', name: 'Anna' } }))
      .thenRefused('registered-elsewhere', '/data/replacement/data/id');
    records.when(ANNA, registerPerson('anna')).thenUnchanged();
    records
      .when(ANNA, registerPerson('anna', 'anna', {}, { by: 'Herald' }))
      .thenRecords('SourceAdded');
  });

  it('is as though nobody had registered it once that is redacted, until it is registered again', () => {
    const alias = command('AddAlias', { name: 'Annie' });
    const records = new Records().given(...both, [ANNIE, alias], [ANNIE, mergePerson('anna')]);
    records.given([ANNIE, redact(eventOf(ANNIE, 2))]);
    records
      .when(ANNIE, command('AddAlias', { name: 'Ann' }))
      .thenRefused('not-registered', '/type');
    expect(records.redirects().canonical('annie')).toBe('anna');
    records.when(ANNIE, redact(eventOf(ANNIE, 2))).thenUnchanged();
    records.given([ANNIE, redact(eventOf(ANNIE, 3))]);
    records.given([ANNIE, registerPerson('annie', 'A. V.')], [ANNIE, alias]);
  });

  it('that nobody ever registered has nothing to redact', () => {
    new Records().when(ANNA, redact(eventOf(ANNA, 1))).thenRefused('not-registered', '/type');
  });

  it('may be merged again after a split, and the last word stands', () => {
    const records = new Records().given(...both);
    records.given([ANNIE, mergePerson('anna')], [ANNIE, splitPerson('anna')]);
    expect(records.redirects().canonical('annie')).toBe('annie');
    records.when(ANNIE, mergePerson('anna')).thenRecords('PersonMerged');
    records.given([ANNIE, mergePerson('anna')]);
    expect(records.redirects().canonical('annie')).toBe('anna');
  });

  it('is not merged any more once the merge is retracted', () => {
    const records = new Records().given(...both, [ANNIE, mergePerson('anna')]);
    records.given([
      ANNIE,
      retract(eventOf(ANNIE, 3), { reason: 'mistake', kind: 'transcription' }),
    ]);
    expect(records.redirects().canonical('annie')).toBe('annie');
  });
});
