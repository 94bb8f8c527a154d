import type { Field } from './field.js';
import { checked, object } from './record-fields.js';
import { slug, text } from './scalar-fields.js';

/** Who or what somebody is elsewhere. The scheme is part of the key: two schemes may use the same numbers. */
export interface ExternalIdentifier {
  readonly scheme: string;
  readonly identifier: string;
}

/** What identifiers of a scheme look like; in any other scheme every text is one. */
const PATTERNS: ReadonlyMap<string, RegExp> = new Map([
  ['wikidata', /^Q[1-9]\d*$/],
  ['bioguide', /^[A-Z]\d{6}$/],
  ['fec-candidate', /^[HSP]\d[A-Z\d]{2}\d{5}$/],
  ['fec-committee', /^C\d{8}$/],
  ['ocd-person', /^ocd-person\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/],
  ['ocd-division', /^ocd-division\/country:[a-z]{2}(?:\/[a-z_]+:[\w.~-]+)*$/],
  ['govtrack', /^[1-9]\d*$/],
  ['votesmart', /^[1-9]\d*$/],
  ['icpsr', /^[1-9]\d*$/],
  ['opensecrets', /^N\d{8}$/],
  // AP gives 0 to everyone who is no national politician: it names nobody.
  ['ap-politician', /^[1-9]\d*$/],
]);

export const externalIdentifier = (): Field<ExternalIdentifier> =>
  checked(object({ scheme: slug(), identifier: text(200) }), ({ scheme, identifier }) => {
    const pattern = PATTERNS.get(scheme);
    if (pattern === undefined || pattern.test(identifier)) return undefined;
    const detail = `"${identifier}" is no identifier of ${scheme}: those match ${pattern.source}.`;
    return { code: 'identifier-malformed', detail };
  });
