import type { Holders, Revision } from '#libs/domain';
import type { FactLinks } from '../held/fact-links.js';
import { asFact } from '../held/fact-of.js';
import {
  allOf,
  type Combination,
  deciderOf,
  evaluate,
  type Item,
  type Outcome,
  type Outcomes,
  outcomesOf,
} from '../held/outcomes.js';
import { type CandidacyStatus, GONE } from './candidacy.js';

export const ENDORSEMENT_STATUSES = [
  'active',
  'rescinded',
  'switched',
  'moot',
  'declined',
] as const;
export type EndorsementStatus = (typeof ENDORSEMENT_STATUSES)[number];

/** An active endorsement that is opposition: shown as active, and never counted as support. */
export type Verdict = EndorsementStatus | 'opposing';

type Said = Outcome<Verdict>;

/** What an endorser has said about this race: one slot for each candidate, and one for declining. */
export interface Endorser {
  readonly slots: readonly Holders[];
  /** Of several supports in a race for one seat the last counts [A4]. */
  readonly isSingleSeat: boolean;
}

/** One of an endorser's slots, and how its facts stand to others. */
export interface EndorsementPlace {
  readonly endorser: Endorser;
  readonly at: number;
  readonly links: FactLinks;
}

/** One endorsement among all that its endorser has said [A4]. */
class Endorsement implements Item<Verdict> {
  readonly slots: readonly Holders[];

  constructor(private readonly place: EndorsementPlace) {
    this.slots = place.endorser.slots;
  }

  outcomes(held: Combination): readonly (Said | null)[] {
    const holder = held[this.place.at] ?? null;
    if (holder === null) return [null];
    const own = { value: verdictOf(holder.revision), holder };
    const { surely, maybe } = this.#competitors(held, own);
    if (surely !== undefined) return [{ ...own, value: 'switched', decidedBy: surely }];
    return maybe === undefined ? [own] : [{ ...own, value: 'switched', decidedBy: maybe }, own];
  }

  widest(): readonly Said[] {
    const possible = this.slots[this.place.at]?.possible ?? [];
    return possible.flatMap((holder): Said[] => {
      const own: Said = { value: verdictOf(holder.revision), holder };
      return competes(holder.revision) ? [{ ...own, value: 'switched' }, own] : [own];
    });
  }

  /** The last in order counts; where two overlap and neither follows the other, each may be the last. */
  #competitors(held: Combination, { holder }: Said) {
    const { links } = this.place;
    const last: { surely?: Revision; maybe?: Revision } = {};
    for (const other of held) {
      if (other === null || other === holder) continue;
      if (!this.#compete(holder.revision, other.revision)) continue;
      const order = links.order(other.revision, holder.revision);
      if (order === 'after') last.surely = other.revision;
      if (order === 'undefined') last.maybe = other.revision;
    }
    return last;
  }

  /** Supports compete for one seat; declining competes with any support. */
  #compete(one: Revision, other: Revision): boolean {
    if (!competes(one) || !competes(other)) return false;
    return this.place.endorser.isSingleSeat || isDeclined(one) || isDeclined(other);
  }
}

const isDeclined = ({ type }: Revision): boolean => type === 'EndorsementDeclined';

/** Co-endorsements and opposition do not compete. */
function competes(revision: Revision): boolean {
  const fact = asFact(revision);
  return (
    isDeclined(revision) || (fact.type === 'EndorsementAnnounced' && fact.data.stance === 'support')
  );
}

/** What a fact says on its own. */
export function verdictOf(revision: Revision): Verdict {
  const fact = asFact(revision);
  if (fact.type === 'EndorsementRescinded') return 'rescinded';
  if (fact.type === 'EndorsementAnnounced')
    return fact.data.stance === 'oppose' ? 'opposing' : 'active';
  return 'declined';
}

/**
 * What has become of an endorsement.
 * @param candidacy of the endorsed; null for a declaration that nobody is endorsed.
 */
export function verdicts(
  place: EndorsementPlace,
  candidacy: Outcomes<CandidacyStatus> | null,
): Outcomes<Verdict> {
  const said = evaluate(new Endorsement(place));
  return candidacy === null ? said : withMoot(said, candidacy);
}

/** How a candidacy may have ended, and whether it may also go on. */
interface Ends {
  readonly exits: readonly Outcome<CandidacyStatus>[];
  readonly mayGoOn: boolean;
}

/** The endorser's slots and the candidate's are apart, so each of the one may meet each of the other. */
function withMoot(
  said: Outcomes<Verdict>,
  candidacy: Outcomes<CandidacyStatus>,
): Outcomes<Verdict> {
  const ever = endsAmong(allOf(candidacy), candidacy.mayBeNothing);
  if (ever.exits.length === 0) return said;
  const { certain, isSplit } = candidacy;
  const whenCertain = isSplit ? ever : endsAmong(certain ? [certain] : [], certain === null);
  const all = allOf(said).flatMap((one) => mooted(one, ever));
  const surely = said.certain === null ? [] : mooted(said.certain, whenCertain);
  return outcomesOf(said.isSplit ? all : surely, said.mayBeNothing ? [...all, null] : all);
}

function endsAmong(statuses: readonly Outcome<CandidacyStatus>[], mayBeNothing: boolean): Ends {
  const exits = statuses.filter(({ value }) => GONE.has(value));
  return { exits, mayGoOn: mayBeNothing || exits.length < statuses.length };
}

/** Moot while the candidate has left: whatever the endorser says of somebody still in the race stays. */
function mooted(said: Said, { exits, mayGoOn }: Ends): readonly Said[] {
  if (said.value !== 'active' && said.value !== 'opposing') return [said];
  const moot = exits.map((exit): Said => ({
    value: 'moot',
    holder: said.holder,
    decidedBy: deciderOf(exit),
  }));
  return mayGoOn ? [...moot, said] : moot;
}
