/** Why records of persons, organisations and other things refuse a well-formed command, by code (422). */
export const IDENTITY_REFUSALS = {
  'not-registered': 'Nothing says yet what this record is about; its first command registers it.',
  'registered-already': 'The record is about something else already; correct its registration.',
  'registered-elsewhere': 'The id in a registration is not that of the record that it is sent to.',
  'registration-not-retractable':
    'What a record is about cannot be taken back, only corrected; two records of one are merged.',
  'merged-into-itself': 'A record is merged into another.',
  'merged-already': 'The record is merged into another already; split it from that one first.',
  'merged-in-a-ring': 'The other record leads back to this one: a ring would lead nowhere.',
} as const;
