import type { Instant, KnownFacts } from '#libs/domain';

/**
 * The points in time at which a race turns: every `earliest` and `latest` of the facts known at K. Between
 * two of them every moment has the same holders, so one answer serves all of them [Q4].
 */
export class Turns {
  readonly #earliest: Float64Array;
  readonly #latest: Float64Array;

  constructor(known: KnownFacts) {
    const revisions = [...known.slots.values()].flat();
    this.#earliest = Float64Array.from(revisions, ({ earliest }) => earliest).sort();
    this.#latest = Float64Array.from(revisions, ({ latest }) => latest).sort();
  }

  /** The same text for all moments between the same two turns. */
  stretch(validBefore: Instant): string {
    const begun = countUntil(this.#earliest, (earliest) => earliest < validBefore);
    const over = countUntil(this.#latest, (latest) => latest <= validBefore);
    return `${begun}/${over}`;
  }
}

/** How many of the sorted values pass a test that none passes after the first that fails it. */
function countUntil(sorted: Float64Array, passes: (value: number) => boolean): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (passes(sorted[middle] ?? Infinity)) from = middle + 1;
    else to = middle;
  }
  return from;
}
