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

/** @returns undefined where the bytes are not what `encodeRecord` wrote. */
export function decodeRecord(bytes: Buffer): StoredRecord | undefined {
  if (bytes.length < TEXT_AT || bytes[0] !== LAYOUT) return undefined;
  if (bytes.readUInt32BE(CHECKSUM_AT) !== crc32(bytes.subarray(TIME_AT))) return undefined;
  return { appendedAt: bytes.readDoubleBE(TIME_AT), value: bytes.toString('utf8', TEXT_AT) };
}
