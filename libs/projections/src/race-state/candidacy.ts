import type { DataOf, Holder, Holders } from '#libs/domain';
import type { FactLinks } from '../held/fact-links.js';
import { asFact, readBy, type Readers } from '../held/fact-of.js';
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
  'CandidacyExploring' | 'CandidacyDeclared' | 'CandidacyFiled' | 'CandidacyWithdrawn';

/** What each fact of a candidacy makes of it, on its own. */
const STATUS_OF: Readers<CandidacyType, CandidacyStatus> = {
  CandidacyExploring: () => 'exploring',
  CandidacyDeclared: () => 'declared',
  CandidacyFiled: () => 'filed',
  CandidacyWithdrawn: () => 'withdrawn',
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
    const inside = plain(ballot) ?? plain(entry) ?? plain(exploring);
    const left = plain(exit);
    if (left === null) return [inside];
    const order = entry ? this.links.order(entry.revision, left.holder.revision) : 'before';
    if (order === 'before') return [left];
    return order === 'after' ? [inside] : [left, inside];
  }

  widest(): readonly Status[] {
    return this.slots.flatMap(({ possible }) => possible.flatMap((holder) => plain(holder) ?? []));
  }
}

/** The status that a holder gives on its own. */
function plain(holder: Holder | null | undefined): Status | null {
  const value = holder ? statusOf(holder.revision) : null;
  return holder && value !== null ? { value, holder } : null;
}

export type OnBallot = NonNullable<DataOf<'CandidacyWithdrawn'>['onBallot']>;

/** Whether the name is on the ballot: who has filed may yet be objected to, who left may stay printed. */
export class BallotPlace implements Item<OnBallot> {
  readonly slots: readonly Holders[];
  readonly #candidacy: Candidacy;

  constructor(slots: CandidacySlots, links: FactLinks) {
    this.#candidacy = new Candidacy(slots, links);
    this.slots = this.#candidacy.slots;
  }

  outcomes(held: Combination): readonly (Outcome<OnBallot> | null)[] {
    const hasFiled = Boolean(held[2]);
    return this.#candidacy
      .outcomes(held)
      .map((status) => status && placeOf(status.holder, hasFiled));
  }

  widest(): readonly Outcome<OnBallot>[] {
    return this.#candidacy.widest().flatMap(({ holder }) => placeOf(holder, true) ?? []);
  }
}

function placeOf(holder: Holder, hasFiled: boolean): Outcome<OnBallot> | null {
  const fact = asFact(holder.revision);
  if (fact.type === 'CandidacyFiled') return { value: 'unknown', holder };
  if (fact.type !== 'CandidacyWithdrawn') return null;
  const value = fact.data.onBallot ?? (hasFiled ? 'unknown' : null);
  return value === null ? null : { value, holder };
}
