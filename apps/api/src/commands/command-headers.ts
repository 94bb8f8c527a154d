import type { IncomingMessage } from 'node:http';
import { isProblem, type Problem } from '#libs/application';
import { COMMAND_KEY_FORM, isCommandKey } from '#libs/domain';

/** What the headers of a command say. */
export interface CommandHeaders {
  /** The client's key; null where it sends none. */
  readonly cid: string | null;
  readonly ifMatch: number | null;
  readonly correlation: string | null;
}

/** The ETag of a command's answer or of a state, which begins with the version: "31", W/"31.0". */
const ETAG = /^(?:W\/)?"(\d{1,15})(?:\.[\w.-]{0,80})?"$/;
const BARE_VERSION = /^(\d{1,15})$/;

/** Reads the headers of a command, or says which cannot be read. */
export function readCommandHeaders(message: IncomingMessage): CommandHeaders | Problem {
  const cid = readKey(valuesOf(message, 'idempotency-key'), 'Idempotency-Key');
  const correlation = readKey(valuesOf(message, 'correlation-id'), 'Correlation-Id');
  const ifMatch = readIfMatch(valuesOf(message, 'if-match'));
  const problem = [cid, correlation, ifMatch].find(isProblem);
  if (problem !== undefined) return problem;
  return { cid, correlation, ifMatch } as CommandHeaders;
}

/** All values of a header; the parsed headers join repeated ones, which may not be told from one with a comma. */
function valuesOf({ rawHeaders }: IncomingMessage, name: string): readonly string[] {
  return rawHeaders.filter(
    (_, index) => rawHeaders[index - 1]?.toLowerCase() === name && index % 2 === 1,
  );
}

function readKey(values: readonly string[], header: string): string | null | Problem {
  const [key, second] = values;
  if (key === undefined) return null;
  if (second !== undefined) return invalid(header, 'It is sent more than once; send it once.');
  return isCommandKey(key) ? key : invalid(header, `Give ${COMMAND_KEY_FORM}.`);
}

function readIfMatch(values: readonly string[]): number | null | Problem {
  if (values.length === 0 || values.every((text) => text === '*')) return null;
  const version = versionIn(values.join(', '));
  if (version !== undefined) return Number(version);
  return invalid('If-Match', 'Give one ETag of a reply of this race, such as "31".');
}

const versionIn = (tag: string): string | undefined =>
  [ETAG, BARE_VERSION].map((form) => form.exec(tag)?.[1]).find((version) => version !== undefined);

const invalid = (header: string, detail: string): Problem => ({
  problem: 'header-invalid',
  detail: `${header}: ${detail}`,
  errors: [{ pointer: `header:${header}`, code: 'header-invalid', detail }],
});
