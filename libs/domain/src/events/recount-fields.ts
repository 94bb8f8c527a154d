import { organization } from '../schema/actor-fields.js';
import { optional } from '../schema/record-fields.js';
import { integer, text } from '../schema/scalar-fields.js';

/** Which recount it is: of an authority the first, unless it says another. */
export const recountFields = () => ({
  authority: organization(),
  number: optional(integer(1, 100)),
  /** What is counted again. */
  scope: optional(text(300)),
});

interface Recount {
  readonly authority: { readonly id: string };
  readonly number?: number;
}

export const recountSlot = ({ authority, number = 1 }: Recount): string =>
  `recount/${authority.id}/${number}`;
