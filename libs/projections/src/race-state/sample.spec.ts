import { readFileSync } from 'node:fs';
import { raceIdentity, holdersAt, knownFacts, type Knowledge } from '#libs/domain';
import { readPoint } from '#libs/dates';
import { candidateIn, sure } from '../testing/questions.js';
import { sampleHistory } from '../testing/sample-history.js';
import { raceState, type RaceStateBody } from './race-state.js';

const NDJSON = readFileSync('data/sample/il-sos-2022.ndjson', 'utf8');
const primary = sampleHistory(NDJSON, 'il-sos-2022-dem-primary');
const identity = raceIdentity(primary.events);
const NOW = Date.parse('2026-11-26T00:00:00Z');

const endOf = (text: string): number => {
  const point = readPoint(text, identity.timeZone, NOW);
  if ('refused' in point) throw new Error(point.refused);
  return point.before;
};

/** A question on the published clock, each time at the end of its day. */
function asked({ validAt, knownAt }: { validAt: string; knownAt: string | null }): RaceStateBody {
  const knownBefore = knownAt === null ? null : endOf(knownAt);
  const knowledge: Knowledge = { clock: 'published', knownBefore, atVersion: null };
  const validBefore = endOf(validAt);
  const { slots, falseReports } = knownFacts(primary.events, knowledge);
  const held = new Map([...slots].map(([slot, facts]) => [slot, holdersAt(facts, validBefore)]));
  return raceState({ identity, slots: held, falseReports, validBefore });
}

const asOf = (day: string) => asked({ validAt: day, knownAt: day });

const running = (state: RaceStateBody) =>
  state.candidates.filter((one) => one.running === 'certain').map(({ person }) => person.id);

const durbin = (state: RaceStateBody) =>
  state.endorsements.items
    .filter(({ endorser, value }) => endorser.id === 'richard-durbin' && value === 'active')
    .map(({ candidate, assertion }) => [candidate, assertion]);

describe('the sample, as publicly known', () => {
  it('has four running on 4 January 2022, and three a day after one has left', () => {
    const four = ['alexi-giannoulias', 'anna-valencia', 'david-moore', 'pat-dowell'];
    expect(running(asOf('2022-01-04'))).toEqual(four);
    expect(running(asOf('2022-01-06'))).not.toContain('pat-dowell');
    expect(candidateIn(asOf('2022-01-06'), 'pat-dowell').status?.value).toBe('withdrawn');
  });

  it.each([
    ['2021-07-15', [null, 'active']],
    ['2021-08-01', ['active']],
  ])('says of an endorsement of July, at %s, what is sure', (validAt, expected) => {
    const { items } = asked({ validAt, knownAt: null }).endorsements;
    const duckworth = items.find(({ endorser }) => endorser.id === 'tammy-duckworth');
    expect([sure(duckworth), duckworth?.occurred.edtf]).toEqual([expected, '2021-07']);
  });

  it.each([
    ['2021-05-30', '2022-03-15', undefined],
    ['2021-06-10', '2022-03-15', '2022-06-28'],
    ['2021-06-18', '2022-06-28', undefined],
  ])('has the date of the election as known on %s', (knownAt, date, proposed) => {
    const { election } = asked({ validAt: '2022-01-01', knownAt });
    expect([election.date?.value, election.proposedDate?.value]).toEqual([date, proposed]);
  });

  it.each([
    ['alexi-giannoulias', 380_000_000],
    ['anna-valencia', 82_000_000],
    ['pat-dowell', 52_000_000],
    ['david-moore', 10_500_000],
  ])('has the funds of %s with their source', (id, amountCents) => {
    const state = asOf('2022-01-04');
    const cash = candidateIn(state, id).cash.find(({ measure }) => measure === 'fundsAvailable');
    expect(cash?.value).toEqual({ amountCents, currency: 'USD', approximate: true });
    expect(cash?.sources.map((key) => state.sources[key]?.publisher)).toEqual(['The Pantagraph']);
  });

  it('shows both counts of the slating vote beside each other', () => {
    const [slating] = asOf('2022-01-04').slating;
    const votes = (ballots: unknown) => (ballots as { votes?: number }[])[1]?.votes;
    const [other] = slating?.alternatives ?? [];
    expect([votes(slating?.value?.ballots), votes(other?.data['ballots'])].sort()).toEqual([
      526_273, 526_703,
    ]);
    expect(other?.differs).toEqual(['ballots']);
  });

  it('believes a report until it is known to be false, and then shows it as such', () => {
    expect(durbin(asOf('2021-02-01'))).toEqual([['alexi-giannoulias', 'reported']]);
    const later = asked({ validAt: '2021-02-01', knownAt: '2022-01-05' });
    expect(durbin(later)).toEqual([]);
    expect(later.falseReports.map(({ people, reason }) => [people, reason])).toEqual([
      [['richard-durbin', 'alexi-giannoulias'], 'false-report'],
    ]);
  });

  it('finds the claims of the day borne out by what was known then', () => {
    const state = asOf('2022-01-04');
    expect(state.comparisons.map(({ agrees }) => agrees)).toEqual(['yes']);
    expect(state.fieldReports.map(({ agrees }) => agrees)).toEqual(['yes']);
  });

  it('has the incumbent with his word and the year in which he began', () => {
    const { incumbent } = asOf('2022-01-04');
    expect([incumbent?.person.id, incumbent?.intent?.value, incumbent?.since?.value]).toEqual([
      'jesse-white',
      'not-running',
      '1999',
    ]);
  });

  it('ends with the certificate, the call and the concession', () => {
    const state = asOf('2022-07-30');
    expect(state.results.status?.value).toBe('certified');
    expect(
      state.results.units.map(({ shown, others }) => [shown?.value?.by, others.length]),
    ).toEqual([['illinois-state-board-of-elections', 0]]);
    expect(state.certification?.value?.declared).toEqual(['alexi-giannoulias']);
    expect(state.calls.map(({ caller, value }) => [caller, value])).toEqual([
      ['ap', { candidates: ['alexi-giannoulias'], kind: 'winner' }],
    ]);
    expect(candidateIn(state, 'anna-valencia').conceded?.value).toBe('conceded');
  });

  it('knows the race and nothing else before anything was published', () => {
    const state = asked({ validAt: '2010-01-01', knownAt: '2010-01-01' });
    expect(state.race.id).toBe('il-sos-2022-dem-primary');
    expect([state.candidates, state.endorsements.items, state.election.date]).toEqual([
      [],
      [],
      null,
    ]);
  });
});
