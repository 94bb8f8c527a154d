import { raceState } from '../race-state/race-state.js';
import type { RaceStateInput } from '../race-state/state-input.js';
import { candidateEntries, endorsementEntry } from './candidate-entries.js';
import { type Entry, ofSlot, shownOf } from './entry.js';
import {
  calendarEntries,
  coverageEntries,
  debateEntries,
  officeEntries,
  resultEntries,
} from './race-entries.js';
import { claimEntries, doubtEntries, toldEntries } from './told-entries.js';

/** Items of one list that are compared. */
export const COMPARED_ITEMS_MAX = 10_000;

/** Everything of a state that is compared, whole lists included, in the order in which a state shows it. */
export function entriesOf(input: RaceStateInput): readonly Entry[] {
  const state = raceState({ ...input, wholeUpTo: COMPARED_ITEMS_MAX });
  return [
    ...calendarEntries(state),
    ...coverageEntries(state),
    ...state.candidates.flatMap(candidateEntries),
    ...state.endorsements.items.map(endorsementEntry),
    ...state.groupClaims.map((claim) => ofSlot('groupClaims', claim)),
    ...state.slating.map((slating) => ofSlot('slating', slating)),
    ...state.polls.items.flatMap((poll) => [ofSlot('polls', poll), standingOf(poll)]),
    ...state.ratings.map((rating) => ofSlot('ratings', rating)),
    ...debateEntries(state),
    ...resultEntries(state),
    ...officeEntries(state),
    ...claimEntries(state),
    ...toldEntries(input),
    ...doubtEntries(state),
  ];
}

type Poll = Parameters<typeof shownOf>[0] & {
  readonly fact: string;
  readonly slot: string;
  readonly standing?: Parameters<typeof shownOf>[0];
};

function standingOf({ slot, fact, standing }: Poll): Entry {
  const entry = ofSlot('polls', { slot }, 'standing');
  return { ...entry, shown: shownOf(standing), slots: [`standing/${fact}`, slot] };
}
