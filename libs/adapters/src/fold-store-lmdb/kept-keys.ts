import { hash } from 'node:crypto';

const STREAM_BYTES = 16;
const POSITION_BYTES = 6;
const RUN_BYTES = 6;

/** So many streams' keys are remembered: more than are busy at once. */
const REMEMBERED_MAX = 10_000;
const remembered = new Map<string, Buffer>();

/** As long as the ids of events [F1], and as sure: names have any length and any characters. */
export function streamKey(stream: string): Buffer {
  const known = remembered.get(stream);
  if (known !== undefined) return known;
  const key = hash('sha256', JSON.stringify(stream), 'buffer').subarray(0, STREAM_BYTES);
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(stream, key);
  return key;
}

/** In the order in which runs of command ids were begun. */
export function runKey(run: number): Buffer {
  const key = Buffer.allocUnsafe(RUN_BYTES);
  key.writeUIntBE(run, 0, RUN_BYTES);
  return key;
}

export const runOf = (key: Buffer): number => key.readUIntBE(0, RUN_BYTES);

/** In the order of the log within a stream. */
export function commitKey(stream: string, position: number): Buffer {
  const key = Buffer.allocUnsafe(STREAM_BYTES + POSITION_BYTES);
  streamKey(stream).copy(key);
  key.writeUIntBE(position, STREAM_BYTES, POSITION_BYTES);
  return key;
}

/** Behind every commit of a stream. */
export const commitsEnd = (stream: string): Buffer =>
  commitKey(stream, 2 ** (8 * POSITION_BYTES) - 1);
