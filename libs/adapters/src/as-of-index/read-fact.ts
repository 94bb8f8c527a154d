import {
  type Holders,
  holdersAmong,
  type Instant,
  isCertain,
  type RangeMates,
  type Revision,
} from '#libs/domain';

const NO_MATES: RangeMates = {
  alternativesTo: () => [],
  agreeingWith: () => [],
  areAgreeing: () => false,
};

/** A fact as it was read, and how it holds its slot where it stands alone there: the same in all answers. */
export class ReadFact {
  readonly revision: Revision;
  #certain: Holders | null = null;
  #possible: Holders | null = null;

  constructor(revision: Revision) {
    this.revision = revision;
  }

  /** @param validBefore one at which it may hold. */
  aloneAt(validBefore: Instant): Holders {
    return isCertain(this.revision, validBefore)
      ? (this.#certain ??= this.#alone(validBefore))
      : (this.#possible ??= this.#alone(validBefore));
  }

  #alone(validBefore: Instant): Holders {
    return holdersAmong([{ revision: this.revision, upto: Infinity }], NO_MATES, validBefore);
  }
}

/** A place in a cache; its fact is null once another has taken it. */
export interface KeptFact {
  readonly race: string;
  readonly ref: string;
  fact: ReadFact | null;
  /** Since the hand came by. */
  isUsed: boolean;
}
