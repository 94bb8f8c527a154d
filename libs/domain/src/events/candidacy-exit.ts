/** Whether a name is printed on the ballot, whatever has become of the candidacy. */
export const ON_BALLOT = ['yes', 'no', 'unknown'] as const;

/** What an exit from the race follows: the last that is recorded of how the candidate came into it [F4]. */
export const FOLLOWS_ENTRY = {
  types: ['CandidacyDeclared', 'CandidacyWriteInDeclared', 'CandidacyNominated'],
  slot: ({ candidate }: { readonly candidate: { readonly id: string } }): string =>
    `entry/${candidate.id}`,
} as const;
