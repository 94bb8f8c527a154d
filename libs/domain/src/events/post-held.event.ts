import { person, post } from '../schema/actor-fields.js';
import { edtf } from '../schema/date-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { news, WHITE } from './example.js';

export const PostHeld = defineEvent('PostHeld', 1, {
  command: 'HoldPost',
  meaning: 'A person holds a post, from `occurred` until `end` [T3].',
  occurredIs: 'when it began; undated where no source says',
  fields: {
    person: person(),
    post: post(),
    end: optional(edtf()),
    party: optional(text(40)),
  },
  example: {
    occurred: '1999',
    sources: [news('Capitol Fax', '2019-08-15')],
    data: {
      person: WHITE,
      post: { office: 'il-secretary-of-state', label: 'Illinois Secretary of State' },
      party: 'DEM',
    },
  },
  places: ({ data }) => [{ slot: `post/${data.person.id}/${data.post.office}` }],
  supersedes: 'later',
  mayOmitOccurred: true,
});
