import { actor, person } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';
import { GIANNOULIAS, news } from './example.js';
import { dayOf, UNSAID } from './slot-key.js';

export const AssessmentReported = defineEvent('AssessmentReported', 1, {
  command: 'ReportAssessment',
  meaning: 'A source puts a label on a candidate; it is shown with its date, never as a rating.',
  occurredIs: 'when it was said',
  fields: { candidate: person(), label: text(200), by: optional(actor()) },
  example: {
    occurred: '2022-01-04',
    assertion: 'reported',
    sources: [news('The Pantagraph', '2022-01-04')],
    data: { candidate: GIANNOULIAS, label: 'front-runner' },
  },
  places: ({ data, occurred }) => [
    { slot: `assessment/${data.by?.id ?? UNSAID}/${data.candidate.id}/${dayOf(occurred)}` },
  ],
  supersedes: 'list',
});
