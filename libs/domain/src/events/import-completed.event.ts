import { integer } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';

const LINES_MAX = 1_000_000_000;
const count = () => integer(0, LINES_MAX);

export const ImportCompleted = defineEvent('ImportCompleted', 1, {
  command: 'CompleteImport',
  meaning:
    'An import came to the end of its file: so many lines, and what became of them. What was there already counts as accepted.',
  occurredIs: 'undated: it ended when it was recorded',
  recordedIn: ['import'],
  fields: { lines: count(), accepted: count(), refused: count() },
  example: { sources: [], data: { lines: 131, accepted: 130, refused: 1 } },
  places: () => [{ slot: 'completion' }],
  supersedes: 'later',
  mayOmitOccurred: true,
  mayOmitSources: true,
  check: ({ lines, accepted, refused }) =>
    accepted + refused === lines
      ? []
      : [
          {
            pointer: '/lines',
            code: 'import-counts-differ',
            detail: `${accepted} accepted and ${refused} refused are not ${lines} lines.`,
          },
        ],
});
