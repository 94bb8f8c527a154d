import type { Instant } from './instant.js';

/** A date as its source wrote it, resolved once, at the door, in the race's zone [T4]. */
export interface ResolvedDate {
  /** EDTF (ISO 8601-2) or an RFC 3339 instant; null where no source gives a date. */
  readonly edtf: string | null;
  /** First instant of the range, inclusive; null where there is none. */
  readonly earliest: Instant | null;
  /** End of the range, exclusive; null where there is none. */
  readonly latest: Instant | null;
}

/** The range in which one act happened [T2]: the first of the three clocks, claimed by the source. */
export interface Occurred extends ResolvedDate {
  /** Whether the string gave the bound; a bound that a rule supplied [T2] is not given. */
  readonly gave: { readonly earliest: boolean; readonly latest: boolean };
  /** The words of the source: "last month". */
  readonly expressedAs?: string;
}

export const UNDATED: Occurred = {
  edtf: null,
  earliest: null,
  latest: null,
  gave: { earliest: false, latest: false },
};

/** What was written, before a rule supplies a bound. */
export function occurredAsWritten({ edtf, earliest, latest }: ResolvedDate): Occurred {
  return { edtf, earliest, latest, gave: { earliest: earliest !== null, latest: latest !== null } };
}

/** Reads dates at the door. The domain knows no calendar library: an adapter of this shape is handed in. */
export interface DateReader {
  /**
   * Resolves an EDTF string or an RFC 3339 instant in a time zone [T2].
   * @returns the range, or why the string is no date, in words for the one who sent it.
   */
  read(text: string, timeZone: string): ResolvedDate | { readonly refused: string };
  /** Whether this is an IANA time zone that the reader knows. */
  knowsZone(timeZone: string): boolean;
}
