import fc from 'fast-check';
import { EVENTS, FactLedger, type Holders } from '#libs/domain';
import { aPerson, by, EventBuilder } from '../../../domain/src/testing/event-builder.js';
import { factHistoryDocument } from '../fact-history/fact-history.js';
import { timelineItems, timelineLength } from '../race-timeline/race-timeline.js';
import { exampleEvent, FACT_TYPES } from '../testing/examples.js';
import { aRace, heldIn, knownIn } from '../testing/questions.js';
import { raceState, type RaceStateBody } from './race-state.js';
import type { RaceStateInput } from './state-input.js';

const PEOPLE = ['ann', 'bob', 'cid'];
const DATES = [
  '2021-01',
  '2021-01-15',
  '2021-02',
  '2021-03~',
  '../2021-02',
  '2021-02/..',
  '2021',
  undefined,
];
const DAYS = ['2020-12-31', '2021-01-10', '2021-01-31', '2021-02-15', '2021-04-15', '2022'];
const ACTS = ['none', 'none', 'none', 'retract', 'false-report', 'correct', 'add-source'] as const;
const EXAMPLES = new Map(FACT_TYPES.map((type) => [type, exampleEvent(type, aRace()).data]));

type FactType = (typeof FACT_TYPES)[number];

interface Step {
  readonly type: FactType;
  readonly occurred: string | undefined;
  readonly assertion: 'confirmed' | 'reported' | 'disputed';
  readonly publisher: string;
  /** Who takes the places of the people of the example. */
  readonly people: readonly number[];
  readonly follows: number;
  readonly act: (typeof ACTS)[number];
}

const stepOf = (types: readonly FactType[]): fc.Arbitrary<Step> =>
  fc.record({
    type: fc.constantFrom(...types),
    occurred: fc.constantFrom(...DATES),
    assertion: fc.constantFrom('confirmed' as const, 'reported' as const, 'disputed' as const),
    publisher: fc.constantFrom('a', 'b', 'c'),
    people: fc.array(fc.nat(PEOPLE.length - 1), { minLength: 4, maxLength: 4 }),
    follows: fc.nat(20),
    act: fc.constantFrom(...ACTS),
  });

/** The data of the example with other people in the places of its people. */
function withPeople(data: unknown, people: readonly number[]): unknown {
  let next = 0;
  const replaced = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== 'object' || value === null) return value;
    if (!isPerson(value))
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaced(one)]));
    const person = aPerson(PEOPLE[people[next % people.length] ?? 0] ?? 'ann');
    next += 1;
    return { ...value, ...person };
  };
  return replaced(data);
}

const isPerson = (value: object): boolean => 'kind' in value && value.kind === 'person';

/** A history of what the steps say, with no regard to what a decider would refuse. */
function historyOf(steps: readonly Step[]): EventBuilder {
  const builder = new EventBuilder();
  const ids: Record<string, string[]> = {};
  for (const step of steps) {
    const data = withPeople(EXAMPLES.get(step.type), step.people);
    const followable = (EVENTS[step.type] as { follows?: { types: readonly string[] } }).follows;
    const before = followable?.types.flatMap((type) => ids[type] ?? []) ?? [];
    const follows = before[step.follows % (before.length + 1)];
    const said = {
      ...(step.occurred !== undefined && { occurred: step.occurred }),
      assertion: step.assertion,
      sources: [by(step.publisher, '2021-06')],
      ...(follows !== undefined && { follows }),
    };
    // The examples are of the right types; which, the compiler cannot follow here.
    const id = builder.record(step.type, { ...said, data: data as never });
    (ids[step.type] ??= []).push(id);
    act(builder, id, step);
  }
  return builder;
}

function act(
  builder: EventBuilder,
  id: string,
  { act: kind, type, people, publisher }: Step,
): void {
  if (kind === 'retract') builder.retract(id);
  if (kind === 'false-report') builder.retract(id, { kind: 'source', reason: 'false-report' });
  if (kind === 'add-source')
    builder.addSource(id, { sources: [by(`${publisher}-too`, '2021-02')] });
  if (kind !== 'correct') return;
  const data = withPeople(EXAMPLES.get(type), [...people].reverse()) as object;
  builder.correct(id, { replacement: { occurred: '2021-02-03', data } });
}

const histories = (types: readonly FactType[], maxLength: number) =>
  fc.array(stepOf(types), { maxLength }).map(historyOf);

const shuffled = (input: RaceStateInput): RaceStateInput => ({
  ...input,
  slots: new Map([...input.slots].reverse()),
});

describe('the state of any history', () => {
  it('is there at every V, as the same bytes in whatever order the slots come', () => {
    fc.assert(
      fc.property(histories(FACT_TYPES, 30), fc.constantFrom(...DAYS), (history, validAt) => {
        const held = heldIn(history, { validAt });
        const state = JSON.stringify(raceState(held));
        expect(JSON.stringify(raceState(shuffled(held)))).toBe(state);
        for (const { certain, possible } of countsIn(JSON.parse(state)))
          expect(certain).toBeLessThanOrEqual(possible);
      }),
      { numRuns: 300 },
    );
  });

  it('cites no source that it does not list, and lists none that it does not cite', () => {
    fc.assert(
      fc.property(histories(FACT_TYPES, 20), (history) => {
        const { sources, ...state } = raceState(heldIn(history, { validAt: '2022' }));
        expect(new Set(citedIn(state))).toEqual(new Set(Object.keys(sources)));
      }),
    );
  });

  it('has a timeline and a history for every fact', () => {
    fc.assert(
      fc.property(histories(FACT_TYPES, 20), (history) => {
        const known = knownIn(history);
        const items = timelineItems(known, aRace());
        expect(items).toHaveLength(timelineLength(known));
        const ledger = FactLedger.of(history.events);
        for (const { fact } of items)
          expect(factHistoryDocument(ledger.history(fact))?.fact).toBe(fact);
      }),
    );
  });
});

interface CountLike {
  readonly certain: number;
  readonly possible: number;
}

function countsIn(value: unknown): readonly CountLike[] {
  if (typeof value !== 'object' || value === null) return [];
  const own =
    'certain' in value && typeof value.certain === 'number' ? [value as unknown as CountLike] : [];
  return [...own, ...Object.values(value).flatMap(countsIn)];
}

function citedIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { sources = [], background = [] } = value as { sources?: string[]; background?: string[] };
  const own = Array.isArray(sources) ? [...sources, ...background] : [];
  return [...own, ...Object.values(value).flatMap(citedIn)];
}

/** Types whose items read several slots. */
const READING_SEVERAL: readonly FactType[] = [
  'CandidacyExploring',
  'CandidacyDeclared',
  'CandidacyWriteInDeclared',
  'CandidacyNominated',
  'CandidacyFiled',
  'CandidacyQualified',
  'CandidacyDisqualified',
  'CandidacyWithdrawn',
  'CandidacyDied',
  'CandidacyReplaced',
  'CandidacyReinstated',
  'EndorsementAnnounced',
  'EndorsementRescinded',
  'EndorsementDeclined',
  'ElectionScheduled',
  'ElectionCanceled',
  'FinanceReported',
  'FinanceSummaryReported',
];

const COMBINATIONS_TRIED_MAX = 200;

/** Every combination of possible holders, each as if it held for certain [A1]. */
function collapsed(input: RaceStateInput): readonly RaceStateInput[] | null {
  let all: (readonly (readonly [string, Holders])[])[] = [[]];
  for (const [slot, { certain, possible }] of input.slots) {
    const choices = possible.map((one): Holders => ({ certain: one, possible: [one] }));
    const nothing = certain === null ? [null] : [];
    all = all.flatMap((before) =>
      [...choices, ...nothing].map((one) =>
        one === null ? before : [...before, [slot, one] as const],
      ),
    );
    if (all.length > COMBINATIONS_TRIED_MAX) return null;
  }
  return all.map((slots) => ({ ...input, slots: new Map(slots) }));
}

type Values = Map<string, Set<string>>;

interface Held {
  readonly value: unknown;
  readonly possible?: readonly unknown[];
}

/** Everything that the items which read several slots may be. */
function valuesOf(state: RaceStateBody): Values {
  const values: Values = new Map();
  note(values, 'date', state.election.date);
  for (const { person, status, left, onBallot, cash } of state.candidates) {
    note(values, `status ${person.id}`, status);
    note(values, `left ${person.id}`, left);
    note(values, `on ballot ${person.id}`, onBallot);
    for (const amount of cash) note(values, `cash ${amount.slot}`, amount);
  }
  for (const one of state.endorsements.items) note(values, `endorsement ${one.slot}`, one);
  return values;
}

function note(values: Values, item: string, held: Held | null | undefined): void {
  const all = held ? [held.value, ...(held.possible ?? [])].filter((one) => one !== null) : [];
  if (all.length === 0) return;
  values.set(
    item,
    new Set([...(values.get(item) ?? []), ...all.map((one) => JSON.stringify(one))]),
  );
}

/** Certain in all combinations, possible in some [A2]. */
function together(each: readonly string[]): string {
  if (each.every((one) => one === 'certain')) return 'certain';
  return each.some((one) => one !== 'no') ? 'possible' : 'no';
}

const runningIn = (state: RaceStateBody, id: string) =>
  state.candidates.find(({ person }) => person.id === id)?.running ?? 'no';

describe('the items of a state [A1]', () => {
  it('are what some combination of the possible holders makes of them, and all of that', () => {
    fc.assert(
      fc.property(histories(READING_SEVERAL, 8), fc.constantFrom(...DAYS), (history, validAt) => {
        const held = heldIn(history, { validAt });
        const each = collapsed(held)?.map(raceState) ?? null;
        fc.pre(each !== null);
        const union = new Map<string, Set<string>>();
        for (const state of each)
          for (const [item, values] of valuesOf(state))
            union.set(item, new Set([...(union.get(item) ?? []), ...values]));
        const whole = raceState(held);
        expect(valuesOf(whole)).toEqual(union);
        for (const { person, running } of whole.candidates)
          expect(running).toBe(together(each.map((state) => runningIn(state, person.id))));
      }),
      { numRuns: 300 },
    );
  });
});
