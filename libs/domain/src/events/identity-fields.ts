import { type ExternalIdentifier, externalIdentifier } from '../schema/identifier-fields.js';
import { listOf, optional } from '../schema/record-fields.js';
import { slug, text } from '../schema/scalar-fields.js';

const IDENTIFIERS_MAX = 50;

/** What everything that is registered under an id says: the id is that of its stream. */
export const registrationFields = () => ({
  id: slug(),
  name: text(200),
  /** Several of one scheme are fine: whoever ran for two offices has two ids at the FEC. */
  externalIdentifiers: optional(listOf(externalIdentifier(), IDENTIFIERS_MAX)),
});

/** Unlike that of any other identifier, and one step of a slot's path. */
export const identifierSlot = ({ scheme, identifier }: ExternalIdentifier): string =>
  `identifier/${scheme}/${encodeURIComponent(identifier)}`;
