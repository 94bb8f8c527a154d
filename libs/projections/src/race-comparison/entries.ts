import type { RaceStateBody } from '../race-state/race-state.js';
import type { RaceStateInput } from '../race-state/state-input.js';
import { falseReportSlot } from './explanations.js';
import { racePart, type RacePart } from '../race-parts/race-part.js';
import { raceState } from '../race-state/race-state.js';

/** Items of one list that are compared. */
export const COMPARED_ITEMS_MAX = 10_000;

/** One value of a state, and the slots that it is read from. */
export interface Entry {
  readonly group: string;
  /** Whom or what it is of: a candidate, an endorser and a candidate, a unit. */
  readonly key: string;
  readonly field: string;
  readonly shown: Shown;
  /** Beginnings of the keys of its slots. */
  readonly slots: readonly string[];
}

/** What a state shows of a value: what is certain, and what else it may be. */
export interface Shown {
  readonly value: unknown;
  readonly possible?: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** Everything of a state that is compared, whole lists included. */
export function entriesOf(input: RaceStateInput): readonly Entry[] {
  const state = raceState(input);
  const list = (part: RacePart) =>
    racePart(input, part, { offset: 0, limit: COMPARED_ITEMS_MAX }).items as readonly Fields[];
  return [
    ...electionEntries(state),
    ...list('candidates').flatMap(candidateEntries),
    ...list('endorsements').map(endorsementEntry),
    ...list('finance').map(financeEntry),
    ...list('polls').map((poll) => ofSlot('polls', poll)),
    ...list('results').map(resultEntry),
    ...list('calls').map((call) => ofSlot('calls', call)),
    ...state.slating.map((slating) => ofSlot('slating', { ...slating })),
    ...incumbentEntries(state),
    ...certificationEntries(state),
    ...state.falseReports.map(({ fact, summary }) => ({
      ...{ group: 'falseReports', key: fact, field: 'summary' },
      ...{ shown: { value: summary }, slots: [falseReportSlot(fact)] },
    })),
  ];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '-');
const idOf = (value: unknown): string => text((value as { readonly id?: unknown }).id);

function shownOf(held: unknown): Shown {
  const { value = null, possible } = (held ?? {}) as Partial<Shown>;
  return { value, ...(possible !== undefined && { possible }) };
}

function electionEntries({ election }: RaceStateBody): readonly Entry[] {
  const entry = (field: 'date' | 'status' | 'proposedDate'): Entry => ({
    ...{ group: 'election', key: 'election', field },
    shown: shownOf(election[field]),
    slots: ['election', 'proposal/'],
  });
  return [entry('date'), entry('status'), entry('proposedDate')];
}

const candidacySlots = (id: string): readonly string[] =>
  ['exploring', 'entry', 'ballot', 'exit'].map((kind) => `${kind}/${id}`);

function candidateEntries(candidate: Fields): readonly Entry[] {
  const key = idOf(candidate['person']);
  const slots = candidacySlots(key);
  const entry = (field: string, shown: Shown, more: readonly string[] = []): Entry => ({
    ...{ group: 'candidates', key, field, shown },
    slots: [...slots, ...more],
  });
  return [
    entry('status', shownOf(candidate['status'])),
    entry('party', shownOf(candidate['party'])),
    entry('onBallot', shownOf(candidate['onBallot'])),
    entry('running', { value: candidate['running'] }, ['election']),
    entry('conceded', shownOf(candidate['conceded']), [`concession/${key}`]),
  ];
}

function endorsementEntry(item: Fields): Entry {
  const [endorser, candidate] = [idOf(item['endorser']), text(item['candidate'])];
  return {
    ...{ group: 'endorsements', key: `${endorser}/${candidate}`, field: 'status' },
    shown: shownOf(item),
    slots: [`endorsement/${endorser}`, ...candidacySlots(candidate)],
  };
}

function financeEntry(item: Fields): Entry {
  const [candidate, measure] = [text(item['candidate']), text(item['measure'])];
  return {
    ...{ group: 'finance', key: `${candidate}/${text(item['committee'])}`, field: measure },
    shown: shownOf(item),
    slots: [`cash/${candidate}/`],
  };
}

const resultEntry = (item: Fields): Entry => ({
  ...{ group: 'results', key: text(item['unit']), field: 'shown' },
  shown: shownOf(item['shown']),
  slots: [`count/${text(item['unit'])}/`, 'certification/'],
});

/** What one slot decides is named by it. */
const ofSlot = (group: string, item: Fields): Entry => ({
  ...{ group, key: text(item['slot']).replace(/^[^/]*\//, ''), field: 'value' },
  shown: shownOf(item),
  slots: [text(item['slot']), 'standing/'],
});

function incumbentEntries({ incumbent }: RaceStateBody): readonly Entry[] {
  if (incumbent === null) return [];
  const shown = shownOf(incumbent.intent);
  const slots = [`intent/${incumbent.person.id}`];
  return [{ group: 'incumbent', key: incumbent.person.id, field: 'intent', shown, slots }];
}

const certificationEntries = ({ certification }: RaceStateBody): readonly Entry[] =>
  certification === null
    ? []
    : [
        {
          ...{ group: 'certification', key: 'certification', field: 'value' },
          ...{ shown: shownOf(certification), slots: ['certification/'] },
        },
      ];
