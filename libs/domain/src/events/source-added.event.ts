import { occurrence } from '../schema/date-fields.js';
import { eventReference } from '../schema/event-fields.js';
import { additions, assertion } from '../schema/fact-fields.js';
import { optional } from '../schema/record-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, news } from './example.js';

const fields = {
  event: eventReference(),
  assertion: optional(assertion()),
  adds: optional(additions()),
  occurred: optional(occurrence()),
};

export const SourceAdded = defineEvent('SourceAdded', 2, {
  command: 'AddSource',
  meaning: 'Another source states a fact; it may say more, or more exactly [F3].',
  occurredIs:
    'where this source dates the fact more exactly, as in its data; when it was said, its sources tell',
  fields,
  /** Version 1 did not say of what shape the additions are: all types had their first. */
  earlier: [{ fields, upcast: (data) => data }],
  carriesFact: true,
  example: {
    sources: [news('Chicago Sun-Times', '2021-12-08')],
    data: { event: EARLIER, assertion: 'confirmed', adds: { medium: 'press release' } },
  },
  places: () => [],
  supersedes: 'nothing',
  mayOmitOccurred: true,
});
