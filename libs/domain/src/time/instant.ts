/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** RFC 3339 in UTC with milliseconds, as every document shows an instant. */
export function formatInstant(instant: Instant): string {
  return new Date(instant).toISOString();
}
