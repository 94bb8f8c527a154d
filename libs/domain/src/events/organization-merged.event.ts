import { organization } from '../schema/actor-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { official } from './example.js';
import { mergeSlot } from './merge-slot.js';

export const OrganizationMerged = defineEvent('OrganizationMerged', 1, {
  command: 'MergeOrganization',
  meaning:
    'Two ids are of one organisation. One that joined another in the world was another until then: that is a relation, not this.',
  occurredIs: 'undated: it says who is who, at every time',
  recordedIn: ['organization'],
  fields: { into: organization(), evidence: text(500) },
  example: {
    sources: [official('Illinois State Board of Elections', '2022-03-01')],
    data: {
      into: { id: 'seiu-illinois', name: 'SEIU Illinois State Council', kind: 'organization' },
      evidence: 'Both are the state council with the same committee.',
    },
  },
  places: ({ data }) => [{ slot: mergeSlot(data.into) }],
  supersedes: 'follows',
  follows: { types: ['OrganizationSplit'], slot: ({ into }) => mergeSlot(into) },
  mayOmitOccurred: true,
});
