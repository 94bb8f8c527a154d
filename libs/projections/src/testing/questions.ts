import {
  type Accepted,
  holdersAt,
  type Holders,
  type KnownFacts,
  type Knowledge,
  knownFacts,
  type RaceIdentity,
  type TimelineEvent,
} from '#libs/domain';
import { at, dateOf } from '../../../domain/src/testing/dates.js';
import { knownAt } from '../../../domain/src/testing/event-builder.js';
import { raceState, type RaceStateBody } from '../race-state/race-state.js';
import type { RaceStateInput } from '../race-state/state-input.js';

/** A primary for one seat, held in UTC as the builders date. */
export const aRace = (over: Partial<RaceIdentity> = {}): RaceIdentity => ({
  id: 'il-sos-2022',
  name: 'Secretary of State, primary 2022',
  stage: 'primary',
  primaryParty: 'DEM',
  office: { name: 'Secretary of State', id: 'secretary-of-state' },
  seats: 1,
  timeZone: 'UTC',
  begins: { date: '2018-11-07', instant: at('2018-11-07') },
  ...over,
});

interface History {
  readonly events: readonly Accepted<TimelineEvent>[];
}

export interface Asked {
  /** A day, a month or an instant, taken at its end [Q1]. */
  readonly validAt: string;
  readonly knowledge?: Knowledge;
  readonly race?: RaceIdentity;
}

/** What a read model answers, from the whole history. */
export function heldIn({ events }: History, asked: Asked): RaceStateInput {
  const { validAt, knowledge = knownAt(), race = aRace() } = asked;
  const validBefore = dateOf(validAt).latest ?? Infinity;
  const known = knownFacts(events, knowledge);
  const slots = new Map<string, Holders>();
  for (const [slot, revisions] of known.slots) slots.set(slot, holdersAt(revisions, validBefore));
  return { identity: race, slots, falseReports: known.falseReports, validBefore };
}

export const knownIn = ({ events }: History, knowledge: Knowledge = knownAt()): KnownFacts =>
  knownFacts(events, knowledge);

export const stateOf = (history: History, asked: Asked): RaceStateBody =>
  raceState(heldIn(history, asked));

/** The candidate with this id, as the state shows them. */
export function candidateIn(state: RaceStateBody, id: string) {
  const found = state.candidates.find(({ person }) => person.id === id);
  if (found === undefined) throw new Error(`The state lists no candidate ${id}.`);
  return found;
}

/** The value and what else may be, as a test compares them. */
export const sure = (
  held: { readonly value: unknown; readonly possible?: readonly unknown[] } | null | undefined,
): readonly unknown[] => (held ? [held.value, ...(held.possible ?? [])] : []);
