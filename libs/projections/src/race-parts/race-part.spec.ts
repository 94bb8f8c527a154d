import { readFileSync } from 'node:fs';
import { holdersAt, knownFacts, raceIdentity } from '#libs/domain';
import { raceState } from '../race-state/race-state.js';
import type { RaceStateInput } from '../race-state/state-input.js';
import { sampleHistory } from '../testing/sample-history.js';
import { RACE_PARTS, racePart } from './race-part.js';

const { events } = sampleHistory(
  readFileSync('data/sample/il-sos-2022.ndjson', 'utf8'),
  'il-sos-2022-dem-primary',
);

function heldAt(day: string): RaceStateInput {
  const knowledge = { clock: 'published', knownBefore: null, atVersion: null } as const;
  const { slots, falseReports } = knownFacts(events, knowledge);
  const validBefore = Date.parse(day);
  const held = new Map([...slots].map(([slot, facts]) => [slot, holdersAt(facts, validBefore)]));
  return { identity: raceIdentity(events), slots: held, falseReports, validBefore };
}

const DAYS = ['2021-07-15', '2022-01-05', '2022-07-30'];
const ALL = { offset: 0, limit: 1_000 };

describe('a part of the state', () => {
  it.each(DAYS)('shows on %s what the state shows', (day) => {
    const input = heldAt(day);
    const state = raceState(input);
    const whole = (part: (typeof RACE_PARTS)[number]) => racePart(input, part, ALL).items;
    expect(whole('candidates')).toEqual(state.candidates);
    expect(whole('endorsements')).toEqual(state.endorsements.items);
    expect(whole('polls')).toEqual(state.polls.items);
    expect(whole('results')).toEqual(state.results.units);
    expect(whole('calls')).toEqual(state.calls);
    const amounts = state.candidates.flatMap(({ person, cash }) =>
      cash.map((amount) => ({ candidate: person.id, ...amount })),
    );
    const finance = whole('finance').map((item) => JSON.stringify(item));
    expect(amounts.length).toBe(finance.length);
    for (const amount of amounts) expect(finance).toContain(JSON.stringify(amount));
  });

  it.each(RACE_PARTS)(
    '%s page by page is the whole list, with the sources of each page',
    (part) => {
      const input = heldAt('2022-07-30');
      const { items, total } = racePart(input, part, ALL);
      expect([items.length, total > 0]).toEqual([total, true]);
      const pages = items.map((_, offset) => racePart(input, part, { offset, limit: 1 }));
      expect(pages.flatMap((page) => page.items)).toEqual(items);
      for (const page of pages) {
        expect(page.total).toBe(total);
        const cited = JSON.stringify(page.items);
        for (const key of Object.keys(page.sources)) expect(cited).toContain(`"${key}"`);
      }
    },
  );

  it('has no items past its end', () => {
    const { items, total } = racePart(heldAt('2022-07-30'), 'polls', { offset: 900, limit: 10 });
    expect([items, total > 0]).toEqual([[], true]);
  });
});
