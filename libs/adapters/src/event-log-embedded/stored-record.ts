import { crc32 } from 'node:zlib';
import type { Instant } from '#libs/domain';

const LAYOUT = 1;
const CHECKSUM_AT = 1;
const TIME_AT = 5;
const TEXT_AT = 13;

/** What a position of the log holds on disk: a layout byte, a checksum, the time and the text in UTF-8. */
export interface StoredRecord {
  readonly appendedAt: Instant;
  readonly value: string;
}

export function encodeRecord({ appendedAt, value }: StoredRecord): Buffer {
  const bytes = Buffer.allocUnsafe(TEXT_AT + Buffer.byteLength(value));
  bytes.writeUInt8(LAYOUT, 0);
  bytes.writeDoubleBE(appendedAt, TIME_AT);
  bytes.write(value, TEXT_AT);
  bytes.writeUInt32BE(crc32(bytes.subarray(TIME_AT)), CHECKSUM_AT);
  return bytes;
}

/** Bytes that another program put there, or a record that is not as it was written any more. */
export type Undecodable = 'foreign' | 'damaged';

/** What carries either mark of `encodeRecord`, its layout or a checksum that fits, was written by it. */
export function decodeRecord(bytes: Buffer): StoredRecord | Undecodable {
  if (bytes.length < TEXT_AT) return bytes[0] === LAYOUT ? 'damaged' : 'foreign';
  const isWhole = bytes.readUInt32BE(CHECKSUM_AT) === crc32(bytes.subarray(TIME_AT));
  const isOurs = bytes[0] === LAYOUT;
  if (!isWhole || !isOurs) return isWhole || isOurs ? 'damaged' : 'foreign';
  return { appendedAt: bytes.readDoubleBE(TIME_AT), value: bytes.toString('utf8', TEXT_AT) };
}
