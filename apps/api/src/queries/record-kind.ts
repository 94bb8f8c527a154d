import { COLLECTION_OF } from '#libs/application';
import { IDENTITY_KINDS, type IdentityKind } from '#libs/domain';

/** The addresses of all collections of records that are not of races, each with the rest of a path. */
export const recordPaths = (rest: string): string[] =>
  IDENTITY_KINDS.map((kind) => `${COLLECTION_OF[kind]}${rest}`);

/** The kind of record that an address is in the collection of. */
export function recordKindAt(url: string): IdentityKind {
  const [, collection = ''] = /^(\/v1\/[^/?]+)/.exec(url) ?? [];
  const kind = IDENTITY_KINDS.find((one) => COLLECTION_OF[one] === collection);
  if (kind === undefined) throw new Error(`No route of records is at ${url}.`);
  return kind;
}
