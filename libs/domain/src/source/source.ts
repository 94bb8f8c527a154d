import type { ResolvedDate } from '../time/occurred.js';

export const SOURCE_KINDS = [
  'news',
  'official',
  'filing',
  'press-release',
  'social',
  'feed',
  'own',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Who said so, where and when. */
export interface Source {
  /** Publisher's slug, date, and six hex digits of the hash of the address, or of what the piece is called: `chicago-sun-times-2021-12-08-3fa91c`. */
  readonly key: string;
  readonly publisher: string;
  readonly title?: string;
  readonly url?: string;
  /** When the source said so: the second of the three clocks. */
  readonly published: ResolvedDate;
  readonly kind: SourceKind;
  /** The agency behind a wire story; publishers are compared by it [S3]. */
  readonly origin?: string;
  readonly accessed?: string;
  readonly locator?: string;
  readonly archiveUrl?: string;
  readonly language?: string;
  /** At most 300 characters, verbatim. */
  readonly quote?: string;
}
