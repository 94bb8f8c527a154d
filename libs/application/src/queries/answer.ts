import type { Instant } from '#libs/domain';

/** What a query answers: a document and how long it may be kept. */
export interface Answer {
  readonly document: unknown;
  /** A closed answer never changes again [Q3]. */
  readonly closed: boolean;
  /** Strong, without quotes; null where the answer has none. */
  readonly etag: string | null;
  /** How far the answering generation is; a header, since no closed body may depend on it [Q3]. */
  readonly reach?: {
    /** The race's head. */
    readonly version: number;
    /** Until when nothing older can still appear; null: unknown. */
    readonly watermark: Instant | null;
  };
}
