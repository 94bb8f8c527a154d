import type { Revision } from '#libs/domain';
import { headlineOf } from '../race-timeline/headlines.js';
import type { RaceStateBody } from '../race-state/race-state.js';
import { leading, type SlotKind, slotsByKind, slotsOf } from '../race-state/slot-kinds.js';
import type { RaceStateInput } from '../race-state/state-input.js';
import { type Entry, ofSlot } from './entry.js';
import { falseReportSlot } from './explanations.js';

/** What sources claim, each with whether it agrees with what else is known. */
export const claimEntries = ({
  comparisons,
  fieldReports,
}: Pick<RaceStateBody, 'comparisons' | 'fieldReports'>): readonly Entry[] => [
  ...comparisons.flatMap((one) => [
    ofSlot('comparisons', one),
    agreement('comparisons', one, 'cash/'),
  ]),
  ...fieldReports.flatMap((one) => [
    ofSlot('fieldReports', one),
    agreement('fieldReports', one, 'exit/'),
  ]),
];

interface Claim {
  readonly slot: string;
  readonly agrees: string;
}

/** It turns with the claim, or with what it is compared with. */
function agreement(group: string, { slot, agrees }: Claim, against: string): Entry {
  const entry = ofSlot(group, { slot, value: agrees }, 'agrees');
  return { ...entry, slots: [slot, against, 'entry/', 'ballot/', 'exploring/'] };
}

/** What sources contradict one another about, and what was refuted. */
export const doubtEntries = ({
  disputes,
  falseReports,
}: Pick<RaceStateBody, 'disputes' | 'falseReports'>): readonly Entry[] => [
  ...disputes.map(({ slot, facts, differs, disputed, resolved }) => ({
    ...{ group: 'disputes', key: slot, field: facts[0] ?? '-' },
    shown: { value: { facts, differs, disputed, resolved: resolved !== undefined } },
    slots: [slot],
  })),
  ...falseReports.map(({ fact, summary }) => ({
    ...{ group: 'falseReports', key: fact, field: 'summary' },
    ...{ shown: { value: summary }, slots: [falseReportSlot(fact)] },
  })),
];

/** Facts that a state only counts, or shows beside another that need not be held: each as a sentence. */
const TOLD: readonly (readonly [string, SlotKind])[] = [
  ['statements', 'statement'],
  ['standings', 'standing'],
  ['relations', 'relation'],
  ['posts', 'post'],
  ['assessments', 'assessment'],
  ['contributions', 'contribution'],
  ['acceptances', 'acceptance'],
  ['declined', 'declined'],
];

export function toldEntries({ slots }: RaceStateInput): readonly Entry[] {
  const held = [...slots]
    .filter(([, { possible }]) => possible.length > 0)
    .map(([slot, holders]) => ({ slot, holders }));
  const byKind = slotsByKind(held);
  return TOLD.flatMap(([group, kind]) =>
    slotsOf(byKind, kind).map(({ slot, holders }) => {
      const { certain, possible } = holders;
      const others = possible.filter(({ revision }) => revision !== certain?.revision);
      const value = certain ? headlineOf(leading(holders).revision) : null;
      return ofSlot(group, { slot, value, ...othersIn(others) });
    }),
  );
}

const othersIn = (others: readonly { readonly revision: Revision }[]) =>
  others.length > 0 && { possible: others.map(({ revision }) => headlineOf(revision)) };
