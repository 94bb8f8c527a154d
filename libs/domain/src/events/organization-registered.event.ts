import { organization } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { AFL_CIO, official } from './example.js';
import { registrationFields } from './identity-fields.js';

const CLASSIFICATIONS = [
  'union',
  'party-committee',
  'campaign-committee',
  'newspaper',
  'broadcaster',
  'agency',
  'pollster',
  'authority',
  'advocacy',
  'business',
  'other',
] as const;

export const OrganizationRegistered = defineEvent('OrganizationRegistered', 1, {
  command: 'RegisterOrganization',
  meaning:
    'An organisation has an id of its own: a union, a paper, a committee. A council and its locals are organisations of their own.',
  occurredIs: 'undated: what something is holds at every time',
  recordedIn: ['organization'],
  fields: {
    ...registrationFields(),
    classification: optional(oneOf(CLASSIFICATIONS)),
    parent: optional(organization()),
    localNumber: optional(text(40)),
  },
  example: {
    sources: [official('Illinois AFL-CIO', '2021')],
    data: {
      id: 'painters-district-council-14',
      name: 'Painters District Council 14',
      classification: 'union',
      parent: AFL_CIO,
      localNumber: '14',
    },
  },
  places: () => [{ slot: 'identity' }],
  supersedes: 'corrections',
  mayOmitOccurred: true,
});
