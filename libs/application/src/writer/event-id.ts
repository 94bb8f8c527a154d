import { hash } from 'node:crypto';
import type { EventId } from '#libs/domain';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_BYTES = 16;
const BITS_PER_DIGIT = 5;
const BITS_PER_BYTE = 8;

/**
 * The id of an event [F1]: the first 16 bytes of SHA-256 over the JSON array of stream, command id and
 * index in the command, in lower-case base32. The same in every mode, and computable before it is sent.
 */
export function eventId(stream: string, cid: string, index: number): EventId {
  const digest = hash('sha256', JSON.stringify([stream, cid, index]), 'buffer');
  return base32(digest.subarray(0, ID_BYTES));
}

/** RFC 4648, in lower case and without padding. */
function base32(bytes: Uint8Array): string {
  let digits = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << BITS_PER_BYTE) | byte) & 0xfff;
    bits += BITS_PER_BYTE;
    for (; bits >= BITS_PER_DIGIT; bits -= BITS_PER_DIGIT)
      digits += ALPHABET.charAt((buffer >> (bits - BITS_PER_DIGIT)) & 31);
  }
  return bits > 0 ? digits + ALPHABET.charAt((buffer << (BITS_PER_DIGIT - bits)) & 31) : digits;
}
