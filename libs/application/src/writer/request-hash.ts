import { hash } from 'node:crypto';

/**
 * SHA-256, in hex, of a request body as canonical JSON: the order of members and white space count for
 * nothing, so that a client which sends the same command from another program is answered the same.
 */
export function requestHash(body: unknown): string {
  return hash('sha256', canonicalJson(body), 'hex');
}

/** JSON with the members of every object in the order of their names. @param value parsed JSON */
function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let members = '';
  for (const name of Object.keys(value).sort()) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}
