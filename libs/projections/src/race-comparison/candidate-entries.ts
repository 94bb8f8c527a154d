import type { CandidateDocument } from '../race-state/candidates.js';
import type { EndorsementDocument } from '../race-state/endorsements.js';
import { type Entry, shownOf, type Shown } from './entry.js';

const candidacySlots = (id: string): readonly string[] =>
  ['exploring', 'entry', 'ballot', 'exit'].map((kind) => `${kind}/${id}`);

/** Everything that a state says of a candidate. */
export function candidateEntries(candidate: CandidateDocument): readonly Entry[] {
  const key = candidate.person.id;
  const slots = candidacySlots(key);
  const entry = (field: string, shown: Shown, more: readonly string[] = []): Entry => ({
    ...{ group: 'candidates', key, field, shown },
    slots: [...slots, ...more],
  });
  const { movedTo, replacedBy } = candidate;
  return [
    entry('status', shownOf(candidate.status)),
    entry('party', shownOf(candidate.party)),
    entry('onBallot', shownOf(candidate.onBallot)),
    entry('ballotName', shownOf(candidate.ballotName)),
    entry('exploring', shownOf(candidate.exploring)),
    entry('running', { value: candidate.running }, ['election']),
    entry('conceded', shownOf(candidate.conceded), [`concession/${key}`]),
    entry('movedTo', { value: movedTo ?? null }),
    entry('replacedBy', { value: replacedBy ?? null }),
    ...candidate.objections.map(({ slot, ...held }) =>
      ownEntry(key, `objection${stepsAfter(slot, `objection/${key}`)}`, { slot, ...held }),
    ),
    ...committeeEntries(candidate),
    ...cashEntries(candidate),
  ];
}

const stepsAfter = (slot: string, beginning: string): string => slot.slice(beginning.length);

const ownEntry = (key: string, field: string, held: Shown & { readonly slot: string }): Entry => ({
  ...{ group: 'candidates', key, field, shown: shownOf(held) },
  slots: [held.slot],
});

const committeeEntries = ({ person, committees }: CandidateDocument): readonly Entry[] =>
  committees.flatMap(({ committee, status, ...held }) => {
    const entry = (field: string, shown: Shown): Entry => ({
      ...{ group: 'committees', key: `${person.id}/${committee}`, field, shown },
      slots: [`committee/${committee}`, `committee-status/${committee}`],
    });
    return [entry('name', shownOf(held)), entry('status', shownOf(status))];
  });

const cashEntries = ({ person, cash }: CandidateDocument): readonly Entry[] =>
  cash.map((item) => ({
    ...{ group: 'finance', key: `${person.id}/${item.committee ?? '-'}`, field: item.measure },
    shown: shownOf(item),
    slots: [`cash/${person.id}/`],
  }));

export function endorsementEntry(item: EndorsementDocument): Entry {
  const { endorser, candidate } = item;
  return {
    ...{ group: 'endorsements', key: `${endorser.id}/${candidate ?? '-'}`, field: 'status' },
    shown: shownOf(item),
    slots: [`endorsement/${endorser.id}`, ...(candidate === null ? [] : candidacySlots(candidate))],
  };
}
