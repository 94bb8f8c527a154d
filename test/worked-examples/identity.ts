import type { EventType } from '#libs/domain';
import { earlier, example, type Given, given, type WorkedExample } from './given.js';

/** In the record of something else than a race. */
const inRecord = (record: string, ...before: readonly Given[]): WorkedExample => ({
  ...given(...before.map((one) => ({ ...one, record: one.record ?? record }))),
  record,
});

/** The registration of someone, or something, in a record of its own. */
const registered = (type: EventType, collection: string, name: string): Given => {
  const id = name.toLowerCase().replaceAll(/\W+/g, '-');
  const registration = example(type, { data: { id, name, externalIdentifiers: undefined } });
  return { ...registration, key: `${id}-is-registered`, record: `/v1/${collection}/${id}` };
};
const person = (name: string): Given => {
  const registration = registered('PersonRegistered', 'people', name);
  const { data } = registration.document as { readonly data: object };
  return {
    ...registration,
    document: { ...registration.document, data: { ...data, nameParts: undefined } },
  };
};
const council = (name: string): Given =>
  registered('OrganizationRegistered', 'organizations', name);

const garcia = person('Jesus Garcia');
const chuy = person('Chuy Garcia');
const brady = person('Dan Brady');
const seiu = council('SEIU Illinois');
const stateCouncil = council('Illinois State Council of SEIU');
const DURBIN = '/v1/people/richard-durbin';
const IMPORT = '/v1/imports/2c26b46b68ffc68ff99b453c1d304134';

/** Who and what there is, in records of their own. */
export const identityExamples = {
  PersonRegistered: inRecord(DURBIN),
  PersonRenamed: inRecord('/v1/people/jesus-garcia', garcia),
  PersonMerged: inRecord('/v1/people/chuy-garcia', garcia, chuy),
  PersonSplit: inRecord('/v1/people/chuy-garcia', garcia, chuy, earlier('PersonMerged')),
  OrganizationRegistered: inRecord('/v1/organizations/painters-district-council-14'),
  OrganizationMerged: inRecord(
    '/v1/organizations/illinois-state-council-of-seiu',
    seiu,
    stateCouncil,
  ),
  OrganizationSplit: inRecord(
    '/v1/organizations/illinois-state-council-of-seiu',
    seiu,
    stateCouncil,
    earlier('OrganizationMerged'),
  ),
  OfficeDefined: inRecord('/v1/offices/il-secretary-of-state'),
  PartyDefined: inRecord('/v1/parties/democratic'),
  SourceRegistered: inRecord('/v1/sources/chicago-sun-times'),
  AliasAdded: inRecord(DURBIN, example('PersonRegistered')),
  ExternalIdentifierAdded: inRecord('/v1/people/dan-brady', brady),
  ImportStarted: inRecord(IMPORT),
  ImportCompleted: inRecord(IMPORT, example('ImportStarted')),
} satisfies { readonly [Type in EventType]?: WorkedExample };
