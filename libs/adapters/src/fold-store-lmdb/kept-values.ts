import { crc32 } from 'node:zlib';
import type { Acceptance, StreamHead } from '#libs/domain';
import { type FoldCheckpoint, FoldStoreDamaged, type KeptCommit } from '#libs/ports';

/** Every value begins with a checksum of the rest: what is damaged is told from what was put there. */
const CHECKSUM_BYTES = 4;
const NUMBER_BYTES = 8;

function sealed(bytes: Buffer): Buffer {
  bytes.writeUInt32BE(crc32(bytes.subarray(CHECKSUM_BYTES)), 0);
  return bytes;
}

/** @throws FoldStoreDamaged */
function opened(bytes: Buffer): Buffer {
  const content = bytes.subarray(CHECKSUM_BYTES);
  if (bytes.length < CHECKSUM_BYTES || bytes.readUInt32BE(0) !== crc32(content))
    throw new FoldStoreDamaged('What is kept of the fold of the log is damaged.');
  return content;
}

function encodeJson(value: unknown): Buffer {
  const text = JSON.stringify(value);
  const bytes = Buffer.allocUnsafe(CHECKSUM_BYTES + Buffer.byteLength(text));
  bytes.write(text, CHECKSUM_BYTES);
  return sealed(bytes);
}

const decodeJson = (bytes: Buffer): unknown => JSON.parse(opened(bytes).toString('utf8'));

export function encodeAcceptance({ base, position, recordedAt }: Acceptance): Buffer {
  const bytes = Buffer.allocUnsafe(CHECKSUM_BYTES + 3 * NUMBER_BYTES);
  for (const [index, number] of [base, position, recordedAt].entries())
    bytes.writeDoubleBE(number, CHECKSUM_BYTES + index * NUMBER_BYTES);
  return sealed(bytes);
}

export function decodeAcceptance(bytes: Buffer): Acceptance {
  const content = opened(bytes);
  return {
    base: content.readDoubleBE(0),
    position: content.readDoubleBE(NUMBER_BYTES),
    recordedAt: content.readDoubleBE(2 * NUMBER_BYTES),
  };
}

export const encodeHead = ({ rid, version }: StreamHead): Buffer => encodeJson([rid, version]);

export function decodeHead(bytes: Buffer): StreamHead {
  const [rid, version] = decodeJson(bytes) as [StreamHead['rid'], number];
  return { rid, version };
}

export const encodeCheckpoint = (checkpoint: FoldCheckpoint): Buffer => encodeJson(checkpoint);

export const decodeCheckpoint = (bytes: Buffer): FoldCheckpoint =>
  decodeJson(bytes) as FoldCheckpoint;

type CommitFields = readonly [
  position: number,
  cid: string,
  rid: string,
  hash: string,
  base: number,
  recordedAt: number,
  warnings: KeptCommit['warnings'],
  events: KeptCommit['events'],
];

/** Commits of one stream that were kept together, in order. */
export function encodeCommits(commits: readonly KeptCommit[]): Buffer {
  const fields = commits.map(
    ({ position, cid, rid, hash, base, recordedAt, warnings, events }): CommitFields => [
      position,
      cid,
      rid,
      hash,
      base,
      recordedAt,
      warnings,
      events,
    ],
  );
  return encodeJson(fields);
}

export function decodeCommits(stream: string, bytes: Buffer): readonly KeptCommit[] {
  const fields = decodeJson(bytes) as readonly CommitFields[];
  return fields.map(([position, cid, rid, hash, base, recordedAt, warnings, events]) => ({
    stream,
    position,
    cid,
    rid,
    hash,
    base,
    recordedAt,
    warnings,
    events,
  }));
}
