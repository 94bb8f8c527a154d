import { readStream, type StreamKind } from '#libs/domain';

/** Where records of a kind are found. */
export const COLLECTION_OF = {
  race: '/v1/races',
  person: '/v1/people',
  organization: '/v1/organizations',
  office: '/v1/offices',
  party: '/v1/parties',
  source: '/v1/sources',
  import: '/v1/imports',
} as const satisfies Record<StreamKind, string>;

/** The address of the record that a stream is: `/v1/people/anna-valencia`. */
export function pathOfStream(stream: string): string {
  const name = readStream(stream);
  // A stream of another kind is in no read model, and nothing names its address.
  return name === undefined ? `/v1/${stream}` : `${COLLECTION_OF[name.kind]}/${name.id}`;
}

/** Where what a record says is read. */
export const statePathOf = (stream: string): string =>
  readStream(stream)?.kind === 'race' ? `${pathOfStream(stream)}/state` : pathOfStream(stream);
