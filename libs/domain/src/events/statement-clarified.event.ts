import { actor } from '../schema/actor-fields.js';
import type { ReadingIssue } from '../schema/field.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { DURBIN, EARLIER, news } from './example.js';
import { standingSlot } from './slot-key.js';

export const StatementClarified = defineEvent('StatementClarified', 1, {
  command: 'ClarifyStatement',
  meaning: 'Somebody says what they had meant; the statement is shown with that standing.',
  occurredIs: 'when it was said',
  fields: {
    speaker: optional(actor()),
    /** In the words of the recorder. */
    summary: optional(text(1_000)),
    /** The clarification itself, verbatim. */
    text: optional(text(2_000)),
  },
  example: {
    occurred: '2022-01-05',
    follows: EARLIER,
    sources: [news('Capitol Fax', '2022-01-05')],
    data: { speaker: DURBIN, summary: 'Says that he speaks for himself alone.' },
  },
  places: ({ follows }) => [{ slot: standingSlot(follows) }],
  supersedes: 'follows',
  follows: { types: ['StatementMade'], slot: null },
  check: checkWords,
});

interface Words {
  readonly summary?: string;
  readonly text?: string;
}

function checkWords({ summary, text: words }: Words): readonly ReadingIssue[] {
  if (summary !== undefined || words !== undefined) return [];
  const detail = 'Give what was said: summary or text.';
  return [{ pointer: '/summary', code: 'field-required', detail }];
}
