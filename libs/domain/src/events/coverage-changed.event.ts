import { coverageFields } from './coverage-fields.js';
import { defineEvent } from './define-event.js';

export const CoverageChanged = defineEvent('CoverageChanged', 1, {
  command: 'ChangeCoverage',
  meaning: 'Our record of the race covers more, or less, than before.',
  occurredIs: 'when the coverage changed',
  fields: coverageFields(),
  example: {
    occurred: '2022-12-06',
    sources: [
      {
        publisher: 'The desk',
        published: '2022-12-06',
        kind: 'own',
        title: 'Notes on the record of the race',
      },
    ],
    data: { results: 'complete', through: '2022-12-05' },
  },
  places: () => [{ slot: 'coverage' }],
  supersedes: 'later',
});
