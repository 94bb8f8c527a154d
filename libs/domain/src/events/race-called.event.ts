import { organization, people } from '../schema/actor-fields.js';
import { oneOf } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { AP, GIANNOULIAS, news } from './example.js';

const CALL_KINDS = ['winner', 'advanced-to-runoff'] as const;

export const RaceCalled = defineEvent('RaceCalled', 1, {
  command: 'CallRace',
  meaning: 'A caller names the winners, or who goes on to a runoff; all of them in one call.',
  occurredIs: 'when it was called',
  fields: { caller: organization(), candidates: people(1_000, 1), kind: oneOf(CALL_KINDS) },
  example: {
    occurred: '2022-06-28',
    sources: [news('Block Club Chicago', '2022-06-28T22:31:00-05:00')],
    data: { caller: AP, candidates: [GIANNOULIAS], kind: 'winner' },
  },
  places: ({ data }) => [{ slot: `call/${data.caller.id}` }],
  supersedes: 'follows',
  beginsWith: 'election-day',
});
