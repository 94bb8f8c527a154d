import { eventReference } from '../schema/event-fields.js';
import { replacement } from '../schema/fact-fields.js';
import { oneOf, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { EARLIER, GIANNOULIAS, news, VALENCIA } from './example.js';

/** Our mistake, or the source's [F3]. */
export const CORRECTION_KINDS = ['transcription', 'source'] as const;

const fields = {
  event: eventReference(),
  kind: oneOf(CORRECTION_KINDS),
  reason: text(500),
  replacement: replacement(),
};

export const EventCorrected = defineEvent('EventCorrected', 2, {
  command: 'CorrectEvent',
  meaning: 'A fact was recorded, or reported, wrongly; the replacement is whole [F3].',
  occurredIs: 'undated: it acts on paper, not in the world',
  fields,
  /** Version 1 did not say of what shape the replacement is: all types had their first. */
  earlier: [{ fields, upcast: (data) => data }],
  carriesFact: true,
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
