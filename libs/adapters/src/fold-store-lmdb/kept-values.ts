import { crc32 } from 'node:zlib';
import type { StreamHead } from '#libs/domain';
import { type FoldCheckpoint, FoldStoreDamaged, type KeptCommit } from '#libs/ports';

/** Every value begins with a checksum of the rest: what is damaged is told from what was put there. */
const CHECKSUM_BYTES = 4;

function sealed(bytes: Buffer): Buffer {
  bytes.writeUInt32BE(crc32(bytes.subarray(CHECKSUM_BYTES)), 0);
  return bytes;
}

export function encodeBytes(content: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(CHECKSUM_BYTES + content.length);
  bytes.set(content, CHECKSUM_BYTES);
  return sealed(bytes);
}

/** @throws FoldStoreDamaged */
export function decodeBytes(bytes: Buffer): Buffer {
  const content = bytes.subarray(CHECKSUM_BYTES);
  if (bytes.length < CHECKSUM_BYTES || bytes.readUInt32BE(0) !== crc32(content))
    throw new FoldStoreDamaged('What is kept of the fold of the log is damaged.');
  return content;
}

function encodeText(text: string): Buffer {
  const bytes = Buffer.allocUnsafe(CHECKSUM_BYTES + Buffer.byteLength(text));
  bytes.write(text, CHECKSUM_BYTES);
  return sealed(bytes);
}

const decodeText = (bytes: Buffer): string => decodeBytes(bytes).toString('utf8');
const encodeJson = (value: unknown): Buffer => encodeText(JSON.stringify(value));
const decodeJson = (bytes: Buffer): unknown => JSON.parse(decodeText(bytes));

export const encodeHead = ({ rid, version }: StreamHead): Buffer => encodeJson([rid, version]);

export function decodeHead(bytes: Buffer): StreamHead {
  const [rid, version] = decodeJson(bytes) as [StreamHead['rid'], number];
  return { rid, version };
}

export const encodeCheckpoint = (checkpoint: FoldCheckpoint): Buffer => encodeJson(checkpoint);

export const decodeCheckpoint = (bytes: Buffer): FoldCheckpoint =>
  decodeJson(bytes) as FoldCheckpoint;

const LINE_END = '\n';

type CommitFields = readonly [
  position: number,
  base: number,
  recordedAt: number,
  characters: number,
];

/** Commits of one stream that were kept together, in order: a line about all of them, and their texts. */
export function encodeCommits(commits: readonly KeptCommit[]): Buffer {
  const fields = commits.map(({ position, base, recordedAt, value }): CommitFields => [
    position,
    base,
    recordedAt,
    value.length,
  ]);
  const texts = commits.map(({ value }) => value);
  return encodeText(JSON.stringify(fields) + LINE_END + texts.join(''));
}

export function decodeCommits(stream: string, bytes: Buffer): readonly KeptCommit[] {
  const text = decodeText(bytes);
  let end = text.indexOf(LINE_END);
  const fields = JSON.parse(text.slice(0, end)) as readonly CommitFields[];
  end += LINE_END.length;
  return fields.map(([position, base, recordedAt, characters]) => {
    const value = text.slice(end, (end += characters));
    return { stream, position, base, recordedAt, value };
  });
}
