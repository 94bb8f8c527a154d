import { readFileSync } from 'node:fs';
import { type EventType, holdersAt, knownFacts, raceIdentity } from '#libs/domain';
import { anOrganization, EventBuilder } from '../../../domain/src/testing/event-builder.js';
import { raceState } from '../race-state/race-state.js';
import type { RaceStateInput } from '../race-state/state-input.js';
import { heldIn } from '../testing/questions.js';
import { sampleHistory } from '../testing/sample-history.js';
import { partOf, RACE_PARTS, racePart, shownOfPart } from './race-part.js';

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
    expect(whole('calendar')).toEqual(state.calendar);
    expect(whole('group-claims')).toEqual(state.groupClaims);
    expect(whole('slating')).toEqual(state.slating);
    expect(whole('ratings')).toEqual(state.ratings);
    expect(whole('debates')).toEqual(state.debates);
    expect(whole('tabulation')).toEqual(state.results.tabulation);
    expect(whole('recounts')).toEqual(state.recounts);
    expect(whole('challenges')).toEqual(state.challenges);
    expect(whole('comparisons')).toEqual(state.comparisons);
    expect(whole('field-reports')).toEqual(state.fieldReports);
    expect(whole('disputes')).toEqual(state.disputes);
    expect(whole('false-reports')).toEqual(state.falseReports);
    const amounts = state.candidates.flatMap(({ person, cash }) =>
      cash.map((amount) => ({ candidate: person.id, ...amount })),
    );
    const finance = whole('finance').map((item) => JSON.stringify(item));
    expect(amounts.length).toBe(finance.length);
    for (const amount of amounts) expect(finance).toContain(JSON.stringify(amount));
  });

  it('a list that the state cuts goes on in its part', () => {
    const builder = new EventBuilder();
    for (let rater = 0; rater < 130; rater += 1)
      builder.record('RatingChanged', {
        occurred: '2021-12-14',
        data: { rater: anOrganization(`rater-${rater}`), to: 'toss-up' },
      });
    const listHref = (types: readonly EventType[]) =>
      `${partOf(types) ?? 'timeline'}?after=${shownOfPart(partOf(types) ?? 'calls')}`;
    const input = heldIn(builder, { validAt: '2022-01-01' });
    const { cut, ratings } = raceState({ ...input, listHref });
    expect([ratings.length, cut]).toEqual([
      100,
      { ratings: { total: 130, shown: 100, next: 'ratings?after=100' } },
    ]);
    const rest = racePart(input, 'ratings', { offset: 100, limit: 100 });
    expect([rest.items.length, rest.total]).toEqual([30, 130]);
  });

  it.each(RACE_PARTS)(
    '%s page by page is the whole list, with the sources of each page',
    (part) => {
      const input = heldAt('2022-07-30');
      const { items, total } = racePart(input, part, ALL);
      expect(items.length).toBe(total);
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
