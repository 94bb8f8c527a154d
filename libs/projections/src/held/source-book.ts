import type { ResolvedDate, Source } from '#libs/domain';
import { shownAgain } from './json-text.js';
import { remembered } from './remembered.js';

/** A source as documents show it. */
export type SourceDocument = Omit<Source, 'key' | 'published'> & {
  /** EDTF, as the source is dated. */
  readonly published: string | null;
};

/** The source is listed under its key, which is no part of it there. */
const showSource = remembered((source: Source): SourceDocument => {
  const fields = Object.entries(source).filter(([name]) => name !== 'key');
  const published = source.published.edtf;
  return shownAgain({ ...Object.fromEntries(fields), published } as SourceDocument);
});

/** Collects the sources of everything that a document shows, each once. */
export class SourceBook {
  readonly #byKey = new Map<string, Source>();

  cite(sources: readonly Source[]): void {
    for (const source of sources)
      if (!this.#byKey.has(source.key)) this.#byKey.set(source.key, source);
  }

  /** By key, in the order of the keys. */
  all(): Readonly<Record<string, SourceDocument>> {
    const entries = [...this.#byKey.keys()].sort().flatMap((key) => {
      const source = this.#byKey.get(key);
      return source === undefined ? [] : [[key, showSource(source)] as const];
    });
    return Object.fromEntries(entries);
  }
}

/** Their keys, in the order given and each once. */
export const keysOf = (sources: readonly Source[]): readonly string[] => [
  ...new Set(sources.map(({ key }) => key)),
];

/** When the first of them said so, as it is dated: the one whose date ends first. */
export function firstPublished(sources: readonly Source[]): string | null {
  let first: ResolvedDate | undefined;
  for (const { published } of sources)
    if (first === undefined || endOf(published) < endOf(first)) first = published;
  return first?.edtf ?? null;
}

const endOf = ({ latest }: ResolvedDate): number => latest ?? Infinity;
