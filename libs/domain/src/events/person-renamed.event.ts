import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { official } from './example.js';

const NAME_KINDS = ['ballot', 'legal', 'press', 'nickname'] as const;

export const PersonRenamed = defineEvent('PersonRenamed', 1, {
  command: 'RenamePerson',
  meaning:
    'A person goes by another name: on ballots, in law, in the press or among friends. It is written with its accents.',
  occurredIs: 'since when; undated where no source says',
  recordedIn: ['person'],
  fields: { name: text(200), kind: oneOf(NAME_KINDS) },
  example: {
    occurred: '2018-11-19',
    sources: [official('Illinois State Board of Elections', '2018-11-26')],
    data: { name: 'Jesús “Chuy” García', kind: 'ballot' },
  },
  places: ({ data }) => [{ slot: `name/${data.kind}` }],
  supersedes: 'later',
  mayOmitOccurred: true,
});
