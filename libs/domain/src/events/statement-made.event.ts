import { actor } from '../schema/actor-fields.js';
import type { ReadingIssue } from '../schema/field.js';
import { listOf, optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { DURBIN, news, VALENCIA } from './example.js';
import { dayOf, keyOf } from './slot-key.js';

export const StatementMade = defineEvent('StatementMade', 1, {
  command: 'MakeStatement',
  meaning: 'Somebody said or wrote something about the race.',
  occurredIs: 'when it was said',
  fields: {
    speaker: actor(),
    /** In the words of the recorder. */
    summary: optional(text(1_000)),
    /** The statement itself, verbatim. */
    text: optional(text(2_000)),
    quotes: optional(listOf(text(300), 20)),
    about: optional(listOf(actor(), 50)),
    medium: optional(text(120)),
    providedBy: optional(text(200)),
    language: optional(text(35)),
  },
  example: {
    occurred: '2022-01-04',
    sources: [news('Capitol Fax', '2022-01-04')],
    data: {
      speaker: DURBIN,
      summary: 'Says why he backs her.',
      about: [VALENCIA],
      medium: 'written statement',
      providedBy: 'Valencia campaign',
    },
  },
  places: ({ data, occurred }) => [
    { slot: `statement/${data.speaker.id}/${dayOf(occurred)}/${keyOf(data.medium)}` },
  ],
  supersedes: 'list',
  check: checkWords,
});

interface Words {
  readonly summary?: string;
  readonly text?: string;
  readonly quotes?: readonly string[];
}

function checkWords({ summary, text: words, quotes = [] }: Words): readonly ReadingIssue[] {
  if (summary !== undefined || words !== undefined || quotes.length > 0) return [];
  const detail = 'Give what was said: summary, text or quotes.';
  return [{ pointer: '/summary', code: 'field-required', detail }];
}
