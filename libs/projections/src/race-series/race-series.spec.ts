import { readFileSync } from 'node:fs';
import { holdersAt, knownFacts, raceIdentity } from '#libs/domain';
import { raceState } from '../race-state/race-state.js';
import { sampleHistory } from '../testing/sample-history.js';
import { pointsOf } from './endorsement-points.js';
import { METRIC_NAMES, type MetricName } from './metrics.js';
import { raceSeries, type SeriesQuestion, type SeriesRow } from './race-series.js';

const { events } = sampleHistory(
  readFileSync('data/sample/il-sos-2022.ndjson', 'utf8'),
  'il-sos-2022-dem-primary',
);
const identity = raceIdentity(events);
const known = knownFacts(events, { clock: 'published', knownBefore: null, atVersion: null });
const DAY_MS = 86_400_000;

const days = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const before = Date.parse(first) + index * DAY_MS;
    return { time: new Date(before).toISOString(), before };
  });
const POINTS = days('2021-02-01', 550);

function rowsOf(metric: MetricName, over: Partial<SeriesQuestion> = {}): readonly SeriesRow[] {
  const asked = { metric, by: 'candidate', rule: '538-2020', at: POINTS, ...over } as const;
  const rows = raceSeries(known, identity, asked);
  if ('tooLong' in rows) throw new Error(`Too many ${rows.tooLong}.`);
  return rows;
}

function stateBefore(validBefore: number) {
  const slots = new Map(
    [...known.slots].map(([slot, facts]) => [slot, holdersAt(facts, validBefore)]),
  );
  return raceState({ identity, slots, falseReports: [], validBefore });
}

const at = (rows: readonly SeriesRow[], time: string) =>
  new Map(rows.filter((row) => row.time === time).map((row) => [row.candidate, row]));

/** Every tenth point is compared with the state. */
const COMPARED = POINTS.filter((_, index) => index % 10 === 0);

const [first = 0, last = 0] = [POINTS[0]?.before, POINTS.at(-1)?.before];

describe('a series', () => {
  it('of endorsements is at each point what the state counts', () => {
    const rows = rowsOf('endorsements.count');
    const totals = rowsOf('endorsements.count', { by: 'total' });
    for (const { time, before } of COMPARED) {
      const { candidates, counts } = stateBefore(before);
      for (const { person, endorsements } of candidates) {
        const row = at(rows, time).get(person.id);
        expect([row?.value ?? 0, row?.possible ?? 0]).toEqual([
          endorsements.certain,
          endorsements.possible,
        ]);
      }
      const { certain, possible } = counts.endorsements;
      expect(at(totals, time).get(null)).toMatchObject({ value: certain, possible });
    }
  });

  it('of active candidates is at each point who runs in the state', () => {
    const rows = rowsOf('candidates.active');
    for (const { time, before } of COMPARED)
      for (const { person, running } of stateBefore(before).candidates) {
        const row = at(rows, time).get(person.id);
        expect([person.id, time, row?.value ?? 0]).toEqual([
          person.id,
          time,
          running === 'certain' ? 1 : 0,
        ]);
      }
  });

  it('of cash is at each point what the state holds, by measure', () => {
    const rows = rowsOf('cash');
    for (const { time, before } of COMPARED) {
      const held = stateBefore(before).candidates.flatMap(({ person, cash }) =>
        cash.map(({ measure, value }) => [person.id, measure, value?.amountCents ?? null]),
      );
      const measured = rows
        .filter((row) => row.time === time)
        .map(({ candidate, measure, value }) => [candidate, measure, value]);
      expect(measured.sort()).toEqual(held.sort());
    }
  });

  it.each(METRIC_NAMES)('%s says in a window what changed, and where', (metric) => {
    const changes = rowsOf(metric, { at: { from: first, to: last } });
    const times = changes.map(({ time }) => Date.parse(time));
    expect(times.length).toBeGreaterThan(0);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(times.every((time) => time >= first - 1 && time < last)).toBe(true);
    const latest = new Map<string, SeriesRow>();
    const nameOf = ({ candidate, measure, pollster, option, unit }: SeriesRow) =>
      [candidate, measure, pollster, option, unit].join();
    for (const row of changes) latest.set(nameOf(row), row);
    const end = POINTS.at(-1)?.time ?? '';
    const atEnd = rowsOf(metric).filter(({ time }) => time === end);
    for (const { value, possible, ...row } of atEnd)
      expect(latest.get(nameOf({ value, possible, ...row }))).toMatchObject({ value, possible });
  });

  it('of points weighs a senator by six and a representative by three', () => {
    const time = POINTS.at(-1)?.time ?? '';
    const points = at(rowsOf('endorsements.points'), time);
    const { items } = stateBefore(POINTS.at(-1)?.before ?? 0).endorsements;
    const expected = items
      .filter(({ candidate, value }) => candidate === 'alexi-giannoulias' && value === 'active')
      .reduce((sum, { endorser }) => sum + pointsOf(endorser.post?.office, '538-2020'), 0);
    expect(points.get('alexi-giannoulias')?.value).toBe(expected);
    expect(expected).toBeGreaterThan(0);
  });

  it.each([
    ['governor', 8],
    ['us-senate', 6],
    ['us-house', 3],
    ['il-treasurer', 2],
    ['city-council', 0],
    ['constructor', 0],
    [undefined, 0],
  ])('counts %s as %d', (office, points) => {
    expect(pointsOf(office, '538-2020')).toBe(points);
  });

  it('with too many points is refused', () => {
    const asked = { metric: 'cash', by: 'candidate', rule: '538-2020' } as const;
    const rows = raceSeries(known, identity, { ...asked, at: days('1990-01-01', 5_001) });
    expect(rows).toEqual({ tooLong: 'points' });
  });
});
