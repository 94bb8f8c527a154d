import type { DataOf, Holder, Holders } from '#libs/domain';
import type { FactLinks } from '../held/fact-links.js';
import { readBy, type Readers } from '../held/fact-of.js';
import type { Combination, Item, Outcome } from '../held/outcomes.js';

/** The words of the document; what a fact makes of a candidacy is one of them. */
export const CANDIDACY_STATUSES = [
  'exploring',
  'declared',
  'filed',
  'qualified',
  'disqualified',
  'write-in',
  'withdrawn',
  'nominated',
  'deceased',
  'replaced',
] as const;
export type CandidacyStatus = (typeof CANDIDACY_STATUSES)[number];

/** Running, as far as the status goes [A3]. */
export const RUNNING: ReadonlySet<CandidacyStatus> = new Set<CandidacyStatus>([
  'declared',
  'filed',
  'qualified',
  'write-in',
  'nominated',
]);

/** No longer in the race: an endorsement of them is moot [A4]. */
export const GONE: ReadonlySet<CandidacyStatus> = new Set<CandidacyStatus>([
  'withdrawn',
  'disqualified',
  'deceased',
  'replaced',
]);

type CandidacyType =
  | 'CandidacyExploring'
  | 'CandidacyDeclared'
  | 'CandidacyWriteInDeclared'
  | 'CandidacyNominated'
  | 'CandidacyFiled'
  | 'CandidacyQualified'
  | 'CandidacyDisqualified'
  | 'CandidacyWithdrawn'
  | 'CandidacyDied'
  | 'CandidacyReplaced'
  | 'CandidacyReinstated';

/** What each fact of a candidacy makes of it, on its own; who is reinstated is again what they were. */
const STATUS_OF: Readers<CandidacyType, CandidacyStatus | null> = {
  CandidacyExploring: () => 'exploring',
  CandidacyDeclared: () => 'declared',
  CandidacyWriteInDeclared: () => 'write-in',
  CandidacyNominated: () => 'nominated',
  CandidacyFiled: () => 'filed',
  CandidacyQualified: () => 'qualified',
  CandidacyDisqualified: () => 'disqualified',
  CandidacyWithdrawn: () => 'withdrawn',
  CandidacyDied: () => 'deceased',
  CandidacyReplaced: () => 'replaced',
  CandidacyReinstated: () => null,
};

export const statusOf = (fact: Holder['revision']): CandidacyStatus | null =>
  readBy(STATUS_OF, fact);

/** The four slots of a candidacy. */
export interface CandidacySlots {
  readonly exploring: Holders;
  readonly entry: Holders;
  readonly ballot: Holders;
  readonly exit: Holders;
}

const slotsInOrder = ({ exploring, entry, ballot, exit }: CandidacySlots): readonly Holders[] => [
  exploring,
  entry,
  ballot,
  exit,
];

type Status = Outcome<CandidacyStatus>;

/** A candidacy by its four slots [A3]: an exit, unless an entry comes after it, else the furthest that it got. */
export class Candidacy implements Item<CandidacyStatus> {
  readonly slots: readonly Holders[];

  constructor(
    slots: CandidacySlots,
    private readonly links: FactLinks,
  ) {
    this.slots = slotsInOrder(slots);
  }

  outcomes([exploring, entry, ballot, exit]: Combination): readonly (Status | null)[] {
    const entered = plain(entry) ?? plain(exploring);
    const papers = plain(ballot);
    if (papers?.value !== 'disqualified')
      return this.#unlessBack(plain(exit), entry, [papers ?? entered]);
    if (exit && isReinstated(exit) && this.links.follows(exit.revision, papers.holder.revision))
      return [{ value: 'qualified', holder: exit }];
    return this.#unlessBack(plain(exit), entry, this.#unlessBack(papers, entry, [entered]));
  }

  /** An end, unless an entry comes after it; both where they overlap and neither follows. */
  #unlessBack(
    end: Status | null,
    entry: Holder | null | undefined,
    inside: readonly (Status | null)[],
  ): readonly (Status | null)[] {
    if (end === null) return inside;
    const order = entry ? this.links.order(entry.revision, end.holder.revision) : 'before';
    if (order === 'before') return [end];
    return order === 'after' ? inside : [end, ...inside];
  }

  widest(): readonly Status[] {
    return this.slots.flatMap(({ possible }) =>
      possible.flatMap((holder): Status | readonly Status[] =>
        isReinstated(holder) ? { value: 'qualified', holder } : (plain(holder) ?? []),
      ),
    );
  }
}

const isReinstated = ({ revision }: Holder): boolean => revision.type === 'CandidacyReinstated';

/** The status that a holder gives on its own. */
function plain(holder: Holder | null | undefined): Status | null {
  const value = holder ? statusOf(holder.revision) : null;
  return holder && value !== null ? { value, holder } : null;
}

export type OnBallot = NonNullable<DataOf<'CandidacyWithdrawn'>['onBallot']>;

const PLACES: readonly OnBallot[] = ['yes', 'unknown', 'no'];

/** Whether the name is on the ballot: who has filed may yet be objected to, who left may stay printed. */
export class BallotPlace implements Item<OnBallot> {
  readonly slots: readonly Holders[];
  readonly #candidacy: Candidacy;

  constructor(slots: CandidacySlots, links: FactLinks) {
    this.#candidacy = new Candidacy(slots, links);
    this.slots = this.#candidacy.slots;
  }

  outcomes(held: Combination): readonly (Outcome<OnBallot> | null)[] {
    const printed = placeBefore(held[2]);
    return this.#candidacy
      .outcomes(held)
      .map((status) => status && placeOf(status.holder, printed));
  }

  widest(): readonly Outcome<OnBallot>[] {
    return this.#candidacy
      .widest()
      .flatMap(({ holder }) => PLACES.flatMap((printed) => placeOf(holder, printed) ?? []));
  }
}

/** Where the papers leave a name: who leaves the race without a word about the ballot stays there. */
const placeBefore = (ballot: Holder | null | undefined): OnBallot | null =>
  ballot ? readBy(PLACE_OF, ballot.revision) : null;

type BallotType = Exclude<
  CandidacyType,
  'CandidacyExploring' | 'CandidacyDeclared' | 'CandidacyNominated'
>;

/** What a fact says of the place on the ballot; null where it says nothing. */
const PLACE_OF: Readers<BallotType, OnBallot | null> = {
  CandidacyWriteInDeclared: () => 'no',
  CandidacyFiled: () => 'unknown',
  CandidacyQualified: () => 'yes',
  CandidacyDisqualified: ({ data }) => data.onBallot ?? 'no',
  CandidacyWithdrawn: ({ data }) => data.onBallot ?? null,
  CandidacyDied: ({ data }) => data.onBallot ?? null,
  CandidacyReplaced: ({ data }) => data.onBallot ?? 'no',
  CandidacyReinstated: () => 'yes',
};

const LEAVING: ReadonlySet<string> = new Set(['CandidacyWithdrawn', 'CandidacyDied']);

function placeOf(holder: Holder, printed: OnBallot | null): Outcome<OnBallot> | null {
  const { revision } = holder;
  const said = readBy(PLACE_OF, revision);
  const value = said ?? (LEAVING.has(revision.type) ? printed : null);
  return value === null ? null : { value, holder };
}
