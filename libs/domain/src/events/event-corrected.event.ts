import { eventReference } from '../schema/event-fields.js';
import { replacement } from '../schema/fact-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, GIANNOULIAS, news, VALENCIA } from './example.js';

/** Our mistake, or the source's [F3]. */
export const CORRECTION_KINDS = ['transcription', 'source'] as const;

export const EventCorrected = defineEvent('EventCorrected', 1, {
  command: 'CorrectEvent',
  meaning: 'A fact was recorded, or reported, wrongly; the replacement is whole [F3].',
  occurredIs: 'undated: it acts on paper, not in the world',
  fields: {
    event: eventReference(),
    kind: oneOf(CORRECTION_KINDS),
    reason: text(500),
    replacement: replacement(),
  },
  example: {
    sources: [news('Daily Herald', '2022-06-29')],
    data: {
      event: EARLIER,
      kind: 'source',
      reason: 'The paper corrected the date.',
      replacement: {
        occurred: '2022-06-28',
        assertion: 'confirmed',
        sources: [news('Daily Herald', '2022-06-29')],
        data: { candidate: VALENCIA, to: GIANNOULIAS },
      },
    },
  },
  places: () => [],
  supersedes: 'nothing',
  mayOmitOccurred: true,
});
