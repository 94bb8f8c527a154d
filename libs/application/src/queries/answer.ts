/** What a query answers: a document and how long it may be kept. */
export interface Answer {
  readonly document: unknown;
  /** A closed answer never changes again [Q3]. */
  readonly closed: boolean;
  /** Strong, without quotes; null where the answer has none. */
  readonly etag: string | null;
}
