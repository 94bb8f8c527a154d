import type { DataOf, EventType, FollowedFact, Revision } from '#libs/domain';

/** A fact of one type: what the log holds was read by that type's definition when it was recorded. */
export interface FactOf<T extends EventType> extends Omit<Revision, 'type' | 'data'> {
  readonly type: T;
  readonly data: DataOf<T>;
}

export type AnyFact = { [T in EventType]: FactOf<T> }[EventType];

/** The fact, told apart by its type. */
export const asFact = (revision: Revision): AnyFact => revision as unknown as AnyFact;

/** What a fact follows in its own slot, told apart by its type. */
export type AnyFollowed = {
  [T in EventType]: { readonly type: T; readonly data: DataOf<T> };
}[EventType];

export const asFollowed = (followed: FollowedFact): AnyFollowed =>
  followed as unknown as AnyFollowed;

/** One function for each of some types of events: a type that is left out is a compiler error. */
export type Readers<T extends EventType, Result> = {
  readonly [K in T]: (fact: FactOf<K>) => Result;
};

/** @returns null for a fact of a type that these readers do not read. */
export function readBy<T extends EventType, Result>(
  readers: Readers<T, Result>,
  revision: Revision,
): Result | null {
  if (!Object.hasOwn(readers, revision.type)) return null;
  const reader = readers[revision.type as T] as (fact: Revision) => Result;
  return reader(revision);
}
