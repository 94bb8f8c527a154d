import { organization } from '../schema/actor-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, official } from './example.js';
import { mergeSlot } from './merge-slot.js';

export const OrganizationSplit = defineEvent('OrganizationSplit', 1, {
  command: 'SplitOrganization',
  meaning: 'Two organisations had been taken for one: a merge is taken back.',
  occurredIs: 'undated: it says who is who, at every time',
  recordedIn: ['organization'],
  fields: { from: organization(), evidence: text(500) },
  example: {
    follows: EARLIER,
    sources: [official('Illinois State Board of Elections', '2022-03-08')],
    data: {
      from: { id: 'seiu-illinois', name: 'SEIU Illinois State Council', kind: 'organization' },
      evidence: 'One is the council, the other its Local 73.',
    },
  },
  places: ({ data }) => [{ slot: mergeSlot(data.from) }],
  supersedes: 'follows',
  follows: { types: ['OrganizationMerged'], slot: ({ from }) => mergeSlot(from) },
  mayOmitOccurred: true,
});
