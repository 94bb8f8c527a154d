/** What a stream is a record of: the first step of its name. */
export const STREAM_KINDS = [
  'race',
  'person',
  'organization',
  'office',
  'party',
  'source',
  'import',
] as const;

export type StreamKind = (typeof STREAM_KINDS)[number];

const KINDS: ReadonlySet<string> = new Set(STREAM_KINDS);

const isKind = (text: string): text is StreamKind => KINDS.has(text);

/** A stream by what it is about: `person/anna-valencia`. */
export interface StreamName {
  readonly kind: StreamKind;
  readonly id: string;
}

const RACE = 'race/';

/** Under which name read models keep a stream: the id of a race, the whole name of any other. */
export const recordOf = (stream: string): string =>
  stream.startsWith(RACE) ? stream.slice(RACE.length) : stream;

/** The stream of a record by that name. */
export const streamOf = (record: string): string =>
  record.includes('/') ? record : `${RACE}${record}`;

/** @returns undefined for a kind of stream that this program does not know. */
export function readStream(stream: string): StreamName | undefined {
  const end = stream.indexOf('/');
  const kind = stream.slice(0, end);
  return isKind(kind) ? { kind, id: stream.slice(end + 1) } : undefined;
}
