import { optional } from '../schema/record-fields.js';
import { slug, text } from '../schema/scalar-fields.js';
import { defineEvent } from './define-event.js';

export const ImportStarted = defineEvent('ImportStarted', 1, {
  command: 'StartImport',
  meaning:
    'A file of commands is being recorded. The id of the import is the correlation of everything that came from it.',
  occurredIs: 'undated: it began when it was recorded',
  recordedIn: ['import'],
  fields: {
    id: slug(),
    /** What the file is called, without its folder. */
    name: text(200),
    /** SHA-256 of its bytes, in hex. */
    sha256: text(64),
    note: optional(text(500)),
  },
  example: {
    sources: [],
    data: {
      id: '2c26b46b68ffc68ff99b453c1d304134',
      name: 'il-sos-2022.ndjson',
      sha256: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
    },
  },
  places: () => [{ slot: 'identity' }],
  supersedes: 'corrections',
  mayOmitOccurred: true,
  mayOmitSources: true,
});
