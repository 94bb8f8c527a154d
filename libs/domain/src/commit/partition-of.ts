const SEED = 0x9747b28c;
const MULTIPLIER = 0x5bd1e995;
const ROTATION = 24;

const utf8 = new TextEncoder();

/**
 * The partition in which a stream's records live: as Kafka's own default partitioner has it, so that
 * every Kafka client agrees. A record found in another partition does not count.
 */
export function partitionOf(stream: string, partitions: number): number {
  return (murmur2(utf8.encode(stream)) & 0x7fffffff) % partitions;
}

function murmur2(bytes: Uint8Array): number {
  const whole = bytes.length - (bytes.length % 4);
  let hash = SEED ^ bytes.length;
  for (let index = 0; index < whole; index += 4) {
    let word = Math.imul(wordAt(bytes, index), MULTIPLIER);
    word = Math.imul(word ^ (word >>> ROTATION), MULTIPLIER);
    hash = Math.imul(hash, MULTIPLIER) ^ word;
  }
  if (whole < bytes.length) hash = Math.imul(hash ^ wordAt(bytes, whole), MULTIPLIER);
  hash = Math.imul(hash ^ (hash >>> 13), MULTIPLIER);
  return hash ^ (hash >>> 15);
}

/** Four bytes, lowest first; those behind the end are nought. */
function wordAt(bytes: Uint8Array, index: number): number {
  return (
    (bytes[index] ?? 0) |
    ((bytes[index + 1] ?? 0) << 8) |
    ((bytes[index + 2] ?? 0) << 16) |
    ((bytes[index + 3] ?? 0) << 24)
  );
}
