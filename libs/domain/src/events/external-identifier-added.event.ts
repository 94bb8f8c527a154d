import { externalIdentifier } from '../schema/identifier-fields.js';
import { defineEvent } from './define-event.js';
import { official } from './example.js';
import { identifierSlot } from './identity-fields.js';

export const ExternalIdentifierAdded = defineEvent('ExternalIdentifierAdded', 1, {
  command: 'AddExternalIdentifier',
  meaning:
    'Somebody is known elsewhere under an id; never an id of ours. The same one on two records is a conflict that is shown, and merges nothing.',
  occurredIs: 'since when; undated where no source says',
  recordedIn: ['person', 'organization', 'office', 'party', 'source'],
  fields: { externalIdentifier: externalIdentifier() },
  example: {
    sources: [official('Open States', '2022')],
    data: {
      externalIdentifier: {
        scheme: 'ocd-person',
        identifier: 'ocd-person/300cee81-103a-4b9b-b4b6-d55405ab1425',
      },
    },
  },
  places: ({ data }) => [{ slot: identifierSlot(data.externalIdentifier) }],
  supersedes: 'later',
  mayOmitOccurred: true,
});
