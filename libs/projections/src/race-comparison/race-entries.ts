import type { RaceStateBody } from '../race-state/race-state.js';
import { type Entry, ofSlot, shownOf } from './entry.js';

type Of<Part extends keyof RaceStateBody> = Pick<RaceStateBody, Part>;

/** The day of the election, and all other days of the race. */
export const calendarEntries = ({
  election,
  calendar,
  runoff,
}: Of<'election' | 'calendar' | 'runoff'>): readonly Entry[] => [
  ...electionEntries(election),
  ...calendar
    .filter(({ kind }) => kind !== 'election-day' && kind !== 'runoff-day')
    .map((day) => ofSlot('calendar', day, day.kind)),
  ...(runoff === null ? [] : [ofSlot('runoff', runoff)]),
];

function electionEntries(election: RaceStateBody['election']): readonly Entry[] {
  const entry = (field: string, shown: Entry['shown']): Entry => ({
    ...{ group: 'election', key: 'election', field, shown },
    slots: ['election', 'proposal/'],
  });
  const { date, status, proposedDate, mayHaveNoDate = false, was = null } = election;
  return [
    entry('date', shownOf(date)),
    entry('status', shownOf(status)),
    entry('proposedDate', shownOf(proposedDate)),
    entry('mayHaveNoDate', { value: mayHaveNoDate || null }),
    entry('was', { value: was }),
  ];
}

/** What our record says that it covers. */
export const coverageEntries = ({ coverage }: Of<'coverage'>): readonly Entry[] =>
  Object.entries(coverage).map(([field, value]) => ({
    ...{ group: 'coverage', key: 'coverage', field, shown: { value: value } },
    slots: ['coverage', 'identity'],
  }));

/** The counts, whom desks call, what is certified, recounted and contested. */
export const resultEntries = (state: RaceStateBody): readonly Entry[] => [
  ...countEntries(state),
  ...state.calls.map((call) => ofSlot('calls', call)),
  ...certificationEntries(state),
  ...state.recounts.map((recount) => ofSlot('recounts', recount)),
  ...state.challenges.map((challenge) => ofSlot('challenges', challenge)),
];

function countEntries({ results }: Of<'results'>): readonly Entry[] {
  const entry = (key: string, field: string, shown: Entry['shown'], count: string): Entry => ({
    ...{ group: 'results', key, field, shown },
    slots: [count, 'certification/'],
  });
  return [
    entry('results', 'status', shownOf(results.status), 'count/'),
    ...results.units.flatMap(({ unit, shown, others }) => [
      entry(unit, 'shown', shownOf(shown), `count/${unit}/`),
      entry(unit, 'others', { value: valuesOf(others) }, `count/${unit}/`),
    ]),
    ...results.tabulation.map((one) => ofSlot('tabulation', one)),
  ];
}

const valuesOf = (held: readonly { readonly value: unknown }[]): readonly unknown[] | null =>
  held.length === 0 ? null : held.map(({ value }) => value);

const certificationEntries = ({ certification }: Of<'certification'>): readonly Entry[] =>
  certification === null
    ? []
    : [
        {
          ...{ group: 'certification', key: 'certification', field: 'value' },
          ...{ shown: shownOf(certification), slots: ['certification/'] },
        },
      ];

/** Who holds the office, and means to. */
export function officeEntries({ incumbent, seat }: Of<'incumbent' | 'seat'>): readonly Entry[] {
  const seats = seat === null ? [] : [ofSlot('seat', seat)];
  if (incumbent === null) return seats;
  const { person, since, intent } = incumbent;
  const entry = (field: string, shown: Entry['shown']): Entry => ({
    ...{ group: 'incumbent', key: 'incumbent', field, shown },
    slots: ['post/', 'intent/'],
  });
  return [
    entry('person', { value: person.id }),
    entry('since', shownOf(since)),
    entry('intent', shownOf(intent)),
    ...seats,
  ];
}

/** Debates, with when they begin. */
export const debateEntries = ({ debates }: Of<'debates'>): readonly Entry[] =>
  debates.flatMap(({ debate, start, ...held }) => [
    ofSlot('debates', held),
    {
      ...{ group: 'debates', key: debate, field: 'start', shown: { value: start ?? null } },
      slots: [held.slot],
    },
  ]);
