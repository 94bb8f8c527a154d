import type { Source } from '../source/source.js';

type Attributed = Pick<Source, 'publisher' | 'origin'>;

interface Sourced {
  readonly sources: readonly Attributed[];
}

/** Whether the facts have a source of the same publisher; a wire story is its agency's [S3]. */
export function sharePublisher(one: Sourced, other: Sourced): boolean {
  const publishers = publishersOf(one);
  return other.sources.some((source) => publishers.has(publisherOf(source)));
}

export const publishersOf = ({ sources }: Sourced): ReadonlySet<string> =>
  new Set(sources.map(publisherOf));

/** Folded, so that spelling, accents and punctuation make no second publisher. */
export function publisherOf({ origin, publisher }: Attributed): string {
  return (origin ?? publisher)
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}
