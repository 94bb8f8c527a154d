import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { eventId } from './event-id.js';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const valueOf = (digits: string): bigint =>
  Array.from(digits).reduce((value, digit) => value * 32n + BigInt(ALPHABET.indexOf(digit)), 0n);

describe('the id of an event', () => {
  it('never changes', () => {
    expect(eventId('race/il-sos-2022', 'c1', 0)).toBe('ex7qvxnpfbpoji64x5bp5p6eum');
  });

  it('is the first 16 bytes of the hash, in base32', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), (stream, cid, index) => {
        const id = eventId(stream, cid, index);
        const digest = createHash('sha256')
          .update(JSON.stringify([stream, cid, index]))
          .digest('hex');
        expect(id).toMatch(/^[a-z2-7]{26}$/);
        expect(valueOf(id) >> 2n).toBe(BigInt(`0x${digest.slice(0, 32)}`));
      }),
    );
  });

  it('tells apart what only looks alike when joined', () => {
    expect(eventId('race/a', 'b1', 2)).not.toBe(eventId('race/a', 'b', 12));
    expect(eventId('race/a', 'b', 0)).not.toBe(eventId('race/ab', '', 0));
  });
});
