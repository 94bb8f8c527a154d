import type { Instant } from '#libs/domain';
import type { PartitionProgress } from '#libs/ports';

const NEXT = 'next/';
const ORIGIN = 'origin/';
export const watermarkField = (partition: number): string => `watermark/${partition}`;

/** Reads the hash of progress: `next/`, and once there was one `watermark/` and `origin/`, of each partition. */
export function readProgress(
  fields: Readonly<Record<string, string>>,
): readonly PartitionProgress[] {
  return Object.entries(fields)
    .filter(([field]) => field.startsWith(NEXT))
    .map(([field, next]) => [Number(field.slice(NEXT.length)), Number(next)] as const)
    .sort(([a], [b]) => a - b)
    .map(([partition, next]) => ({
      partition,
      next,
      watermark: readWatermark(fields[watermarkField(partition)] ?? null),
      ...readOrigin(fields[`${ORIGIN}${partition}`]),
    }));
}

const readOrigin = (origin: string | undefined): Pick<PartitionProgress, 'origin'> =>
  origin === undefined ? {} : { origin };

export const readWatermark = (value: string | null): Instant | null =>
  value === null ? null : Number(value);
