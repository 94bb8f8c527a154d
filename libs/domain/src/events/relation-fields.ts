import { actor } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { slug, text } from '../schema/scalar-fields.js';
import { keyOf } from './slot-key.js';

/** Usual predicates: managed-campaign-of, worked-for, served-with, friend-of, married-to, succeeded. */
export const relationFields = () => ({
  subject: actor(),
  predicate: slug(),
  object: actor(),
  context: optional(text(200)),
});

interface Relation {
  readonly subject: { readonly id: string };
  readonly predicate: string;
  readonly object: { readonly id: string };
  readonly context?: string;
}

export const relationSlot = ({ subject, predicate, object, context }: Relation): string =>
  `relation/${subject.id}/${predicate}/${object.id}/${keyOf(context)}`;
