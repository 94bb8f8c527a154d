import type { ResolvedDate, Revision, Source } from '#libs/domain';
import { fieldBytes } from './json-text.js';
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
  return { ...Object.fromEntries(fields), published } as SourceDocument;
});

const bytesOfSource = remembered((source: Source) => fieldBytes(source.key, showSource(source)));

/** Collects the sources of everything that a document shows, each once. */
export class SourceBook {
  readonly #byKey = new Map<string, Source>();

  cite(sources: readonly Source[]): void {
    for (const source of sources)
      if (!this.#byKey.has(source.key)) this.#byKey.set(source.key, source);
  }

  /** Those of a fact, and what its recorder knew beside them. */
  citeFact({ sources, background }: Revision): void {
    this.cite(sources);
    if (background.length > 0) this.cite(background);
  }

  /** By key, in the order of the keys. */
  all(): Readonly<Record<string, SourceDocument>> {
    return Object.fromEntries(this.#inOrder().map((source) => [source.key, showSource(source)]));
  }

  /** The JSON of the fields of that record, in the same order. */
  fields(): readonly Uint8Array[] {
    return this.#inOrder().map(bytesOfSource);
  }

  #inOrder(): readonly Source[] {
    const keys = inOrderOfFields([...this.#byKey.keys()].sort());
    return keys.flatMap((key) => this.#byKey.get(key) ?? []);
  }
}

/** An object lists fields whose names are whole numbers before all others. */
const inOrderOfFields = (keys: readonly string[]): readonly string[] =>
  keys.some(isDigits) ? Object.keys(Object.fromEntries(keys.map((key) => [key, null]))) : keys;

const isDigits = (key: string): boolean => /^\d+$/.test(key);

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
