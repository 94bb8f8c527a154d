import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { news } from './example.js';
import { keyOf } from './slot-key.js';

export const AliasAdded = defineEvent('AliasAdded', 1, {
  command: 'AddAlias',
  meaning:
    'Some source writes the name otherwise; it is found under that too. Case, accents and punctuation make no other alias.',
  occurredIs: 'since when; undated where no source says',
  recordedIn: ['person', 'organization', 'office', 'party', 'source'],
  fields: { name: text(200) },
  example: {
    sources: [news('WGLT', '2022-01-04')],
    data: { name: 'Dick Durbin' },
  },
  places: ({ data }) => [{ slot: `alias/${keyOf(data.name)}` }],
  supersedes: 'later',
  mayOmitOccurred: true,
});
