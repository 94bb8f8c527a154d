import { person } from '../schema/actor-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { official } from './example.js';
import { mergeSlot } from './merge-slot.js';

export const PersonMerged = defineEvent('PersonMerged', 1, {
  command: 'MergePerson',
  meaning: 'Two ids are of one person: what is recorded under this one is shown under the other.',
  occurredIs: 'undated: it says who is who, at every time',
  recordedIn: ['person'],
  fields: { into: person(), evidence: text(500) },
  example: {
    sources: [official('Illinois State Board of Elections', '2022-03-01')],
    data: {
      into: { id: 'jesus-garcia', name: 'Jesús García', kind: 'person' },
      evidence: 'Both are the U.S. representative of Illinois 4 since 2019.',
    },
  },
  places: ({ data }) => [{ slot: mergeSlot(data.into) }],
  supersedes: 'follows',
  follows: { types: ['PersonSplit'], slot: ({ into }) => mergeSlot(into) },
  mayOmitOccurred: true,
});
