/** Where a record says whether it is one with another. */
export const mergeSlot = (other: { readonly id: string }): string => `merge/${other.id}`;
