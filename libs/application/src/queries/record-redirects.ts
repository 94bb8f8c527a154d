import {
  type ExternalIdentifier,
  type IdentityKind,
  type Instant,
  type Knowledge,
  type KnownFacts,
  readStream,
  Redirects,
  type Redirect,
  standingMerge,
} from '#libs/domain';
import { identifiersOf } from '#libs/projections';
import type { ReadModelReader, RecordEntry } from '#libs/ports';
import type { RecordQuestion } from './record-question.js';

/** All records of a kind as asked for, and where merges lead. */
export class RecordsKnown {
  readonly redirects: Redirects;
  readonly #facts: ReadonlyMap<string, KnownFacts['slots']>;
  readonly #validBefore: Instant;
  #byIdentifier: ReadonlyMap<string, readonly string[]> | undefined;

  private constructor(facts: ReadonlyMap<string, KnownFacts['slots']>, validBefore: Instant) {
    this.#facts = facts;
    this.#validBefore = validBefore;
    const found: Redirect[] = [];
    for (const [from, slots] of facts) {
      const merges = [...slots].filter(([slot]) => slot.startsWith('merge/'));
      const merge = standingMerge(merges.map(([, revisions]) => revisions));
      if (merge !== null) found.push({ from, merge });
    }
    this.redirects = new Redirects(found);
  }

  static async read(
    readModel: Pick<ReadModelReader, 'records'>,
    kind: IdentityKind,
    { knowledge, validBefore }: RecordQuestion,
  ): Promise<RecordsKnown> {
    const entries = await readModel.records(kind);
    return new RecordsKnown(
      new Map(entries.map((entry) => [idOf(entry), factsAt(entry, knowledge).slots])),
      validBefore,
    );
  }

  get ids(): readonly string[] {
    return [...this.#facts.keys()];
  }

  slotsOf(id: string): KnownFacts['slots'] {
    return this.#facts.get(id) ?? NOTHING;
  }

  /** All ids of one record: its own and those merged into it. */
  all(id: string): readonly string[] {
    return [id, ...this.redirects.mergedInto(id)];
  }

  /** The same identifier on records that are not one: a conflict that is shown, and merges nothing. */
  conflictsOf(id: string): readonly IdentifierConflict[] {
    const own = this.all(id);
    return own
      .flatMap((one) => identifiersOf(this.slotsOf(one), this.#validBefore))
      .flatMap((identifier) => {
        const sharedWith = this.known(identifier).filter((other) => !own.includes(other));
        return sharedWith.length === 0 ? [] : [{ ...identifier, sharedWith }];
      });
  }

  /** The ids of the records that may have an identifier elsewhere at V. */
  known(identifier: ExternalIdentifier): readonly string[] {
    return (this.#byIdentifier ??= this.#index()).get(keyOf(identifier)) ?? [];
  }

  #index(): ReadonlyMap<string, readonly string[]> {
    const index = new Map<string, string[]>();
    for (const [id, slots] of this.#facts)
      for (const identifier of identifiersOf(slots, this.#validBefore)) {
        const ids = index.get(keyOf(identifier)) ?? [];
        index.set(keyOf(identifier), ids);
        ids.push(id);
      }
    return index;
  }
}

const keyOf = ({ scheme, identifier }: ExternalIdentifier): string => `${scheme}:${identifier}`;

export interface IdentifierConflict extends ExternalIdentifier {
  readonly sharedWith: readonly string[];
}

const NOTHING: KnownFacts['slots'] = new Map();

const idOf = ({ stream }: RecordEntry): string => readStream(stream)?.id ?? stream;

/** What is known now is at hand. */
function factsAt(entry: RecordEntry, knowledge: Knowledge): KnownFacts {
  const { clock, knownBefore, atVersion } = knowledge;
  const isLatest = clock === 'recorded' && knownBefore === null && atVersion === null;
  return isLatest ? entry.facts : entry.known(knowledge);
}
