import type { Source } from '../source/source.js';

type Attributed = Pick<Source, 'publisher' | 'origin'>;

/** Whether the facts have a source of the same publisher; a wire story is its agency's [S3]. */
export function sharePublisher(
  one: { readonly sources: readonly Attributed[] },
  other: { readonly sources: readonly Attributed[] },
): boolean {
  const publishers = new Set(one.sources.map(publisherOf));
  return other.sources.some((source) => publishers.has(publisherOf(source)));
}

/** Folded, so that spelling, accents and punctuation make no second publisher. */
export function publisherOf({ origin, publisher }: Attributed): string {
  return (origin ?? publisher)
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}
