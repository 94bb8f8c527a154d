import { COMMAND_ID_BYTES_MAX, RECORD_VERSION, type CommitRecord } from './commit-record.js';
import type { RestoreRecord } from './restore-record.js';

/** What a reader makes of the text of a record. */
export type RecordReading =
  | { readonly record: CommitRecord }
  | { readonly restore: RestoreRecord['restore'] }
  /** Not a record of ours, by every version of the program: why, for an operator. */
  | { readonly foreign: string }
  /** The version of a record of ours that this program is too old for. */
  | { readonly newer: number; readonly stream: unknown };

type Test = (value: unknown) => boolean;
type Envelope = Omit<CommitRecord, 'v' | 'recordedAt'>;

const utf8 = new TextEncoder();
const isText: Test = (value) => typeof value === 'string' && value !== '';
const isTextOrNull: Test = (value) => value === null || isText(value);
const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;
const isObjects: Test = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null);
/** So few code units are within the limit whatever they are. */
const COMMAND_ID_UNITS_SAFE = Math.floor(COMMAND_ID_BYTES_MAX / 3);
const isCommandId: Test = (value) =>
  typeof value === 'string' &&
  value !== '' &&
  (value.length <= COMMAND_ID_UNITS_SAFE || utf8.encode(value).length <= COMMAND_ID_BYTES_MAX);

const ENVELOPE: Readonly<Record<keyof Envelope, Test>> = {
  rid: isText,
  cid: isCommandId,
  stream: isText,
  prev: isTextOrNull,
  base: isCount,
  hash: isText,
  by: isText,
  correlation: isTextOrNull,
  warnings: isObjects,
  events: isObjects,
};
const FIELDS = Object.keys(ENVELOPE) as (keyof Envelope)[];

/**
 * Reads the envelope of a record, and nothing of what its events say. Never throws.
 * @param newest the highest version of records that the reading program knows
 */
export function readRecord(value: string | null, newest: number = RECORD_VERSION): RecordReading {
  const json = parse(value);
  if (json === undefined) return { foreign: 'not a JSON object' };
  if (isRestore(json)) return { restore: json.restore };
  if (!isCount(json['v']) || json['v'] === 0) return { foreign: 'v is missing or no version' };
  const missing = FIELDS.find((field) => !(field in json));
  if (missing !== undefined) return { foreign: `${missing} is missing` };
  if (json['v'] > newest) return { newer: json['v'], stream: json['stream'] };
  return readEnvelope(json);
}

function readEnvelope(json: Readonly<Record<string, unknown>>): RecordReading {
  const wrong = FIELDS.find((field) => !ENVELOPE[field](json[field]));
  if (wrong !== undefined) return { foreign: `${wrong} is not what it has to be` };
  const { recordedAt } = json;
  if (recordedAt !== undefined && !isCount(recordedAt))
    return { foreign: 'recordedAt is no instant' };
  return { record: json as unknown as CommitRecord };
}

function parse(value: string | null): Readonly<Record<string, unknown>> | undefined {
  if (value === null) return undefined;
  try {
    const json: unknown = JSON.parse(value);
    return typeof json === 'object' && json !== null && !Array.isArray(json)
      ? (json as Record<string, unknown>)
      : undefined;
  } catch {
    // Anybody can write anything into a topic; what is not JSON is counted by the fold.
    return undefined;
  }
}

function isRestore(json: object): json is RestoreRecord {
  const { v, restore } = json as Partial<RestoreRecord>;
  return v === RECORD_VERSION && (restore === 'begin' || restore === 'end');
}
