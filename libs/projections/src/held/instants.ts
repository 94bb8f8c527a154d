import { formatInstant, type Instant, type Occurred, type ResolvedDate } from '#libs/domain';

/** A date as documents show it: the string of the source, and the instants that it stands for. */
export interface DateDocument {
  readonly edtf: string | null;
  /** RFC 3339, inclusive; null where there is none. */
  readonly earliest: string | null;
  /** RFC 3339, exclusive; null where there is none. */
  readonly latest: string | null;
}

export interface OccurredDocument extends DateDocument {
  readonly expressedAs?: string;
}

export const showInstant = (instant: Instant | null): string | null =>
  instant === null || !Number.isFinite(instant) ? null : formatInstant(instant);

export const showDate = ({ edtf, earliest, latest }: ResolvedDate): DateDocument => ({
  edtf,
  earliest: showInstant(earliest),
  latest: showInstant(latest),
});

/** The range as written: what rules add to it (T5, F4) decides what is certain, and is not what was said. */
export function showOccurred({ expressedAs, ...range }: Occurred): OccurredDocument {
  return { ...showDate(range), ...(expressedAs !== undefined && { expressedAs }) };
}
