/** What is odd but possible in records of persons and organisations, by code. */
export const IDENTITY_WARNINGS = {
  'merged-into-unregistered': 'Nothing registers the record that this one is merged into.',
} as const;
