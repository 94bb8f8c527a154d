/** One measured value: what it is of, and how much. */
export interface Measured {
  readonly candidate: string | null;
  /** What is certain; null where nothing is. */
  readonly value: number | null;
  /** What it may be instead: of a count the most, of anything else the latest other; null where nothing. */
  readonly possible: number | null;
  /** Further fields that tell rows of a metric apart, or describe the value. */
  readonly of: Readonly<Record<string, string | number | boolean>>;
}

/** A row of a poll or of a count as it is recorded, or shown. */
export interface MeasuredRow {
  readonly candidate?: unknown;
  readonly option?: unknown;
  readonly pct?: unknown;
  readonly count?: unknown;
  readonly countItemType?: unknown;
}

/** Whom a row is of: a candidate, or an option that is nobody. */
export const rowOf = ({ candidate, option }: MeasuredRow): Pick<Measured, 'candidate' | 'of'> => ({
  candidate: typeof candidate === 'string' ? candidate : null,
  of: typeof option === 'string' ? { option } : {},
});
