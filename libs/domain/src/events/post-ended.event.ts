import { person, post } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, official, WHITE } from './example.js';

export const PostEnded = defineEvent('PostEnded', 1, {
  command: 'EndPost',
  meaning: 'A person no longer holds a post.',
  occurredIs: 'when it ended',
  fields: { person: person(), post: post(), reason: optional(text(500)) },
  example: {
    occurred: '2023-01-09',
    follows: EARLIER,
    sources: [official('Illinois Secretary of State', '2023-01-09')],
    data: { person: WHITE, post: { office: 'il-secretary-of-state' } },
  },
  places: ({ data }) => [{ slot: `post/${data.person.id}/${data.post.office}` }],
  supersedes: 'follows',
  follows: {
    types: ['PostHeld'],
    slot: (data) => `post/${data.person.id}/${data.post.office}`,
  },
});
