import { person } from '../schema/actor-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, official } from './example.js';
import { mergeSlot } from './merge-slot.js';

export const PersonSplit = defineEvent('PersonSplit', 1, {
  command: 'SplitPerson',
  meaning: 'Two people had been taken for one: a merge is taken back.',
  occurredIs: 'undated: it says who is who, at every time',
  recordedIn: ['person'],
  fields: { from: person(), evidence: text(500) },
  example: {
    follows: EARLIER,
    sources: [official('Illinois State Board of Elections', '2022-03-08')],
    data: {
      from: { id: 'jesus-garcia', name: 'Jesús García', kind: 'person' },
      evidence: 'One was born in 1956, the other in 1971.',
    },
  },
  places: ({ data }) => [{ slot: mergeSlot(data.from) }],
  supersedes: 'follows',
  follows: { types: ['PersonMerged'], slot: ({ from }) => mergeSlot(from) },
  mayOmitOccurred: true,
});
