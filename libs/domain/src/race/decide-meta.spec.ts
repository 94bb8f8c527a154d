import { describe, expect, it } from '@jest/globals';
import {
  addSource,
  call,
  command,
  correct,
  count,
  createRace,
  declare,
  DURBIN,
  endorse,
  GIANNOULIAS,
  reschedule,
  rescind,
  retract,
  schedule,
  VALENCIA,
} from '../testing/race-commands.js';
import { eventOf, given } from '../testing/race-scenario.js';

const race = createRace();
const announced = endorse(DURBIN, VALENCIA);
const data = announced['data'] as object;
const opposed = { ...data, stance: 'oppose' };

const announce = (sources: readonly unknown[]) => ({ ...announced, sources });

describe('A correction [F3]', () => {
  it('names the event, and holds the whole replacement', () => {
    const corrected = given(race, announced)
      .when(correct({ key: 'c2', index: 0 }, { occurred: '2021-12-07', data: opposed }))
      .thenRecords('EventCorrected');
    expect(corrected.data).toMatchObject({
      event: eventOf(2),
      replacement: { occurred: { edtf: '2021-12-07' }, assertion: 'reported', data: opposed },
    });
  });

  it('is no event where nothing changes', () => {
    given(race, announced)
      .when(correct(eventOf(2), { occurred: '2021-12-08', data }))
      .thenUnchanged();
  });

  describe('of the sources alone', () => {
    const [first] = announced['sources'] as readonly object[];
    const other = { publisher: 'Another Paper', published: '2021-12-08', kind: 'news' };
    const same = { occurred: '2021-12-08', data };
    const sourced = given(race, announce([first, other]));

    it.each<[string, readonly (object | undefined)[]]>([
      ['takes one away', [first]],
      ['names the agency behind one', [first, { ...other, origin: 'Associated Press' }]],
      ['gives one another kind', [first, { ...other, kind: 'official' }]],
      ['gives one a title', [first, { ...other, title: 'A story' }]],
    ])('%s', (_, sources) => {
      sourced.when(correct(eventOf(2), { ...same, sources })).thenRecords('EventCorrected');
    });

    it('is no event where it was made already, or names the same', () => {
      const again = correct(eventOf(2), { ...same, sources: [first] });
      given(race, announce([first, other]), again)
        .when(again)
        .thenUnchanged();
      sourced.when(correct(eventOf(2), { ...same, sources: [other, first] })).thenUnchanged();
    });
  });

  it('is judged as its fact would be, with pointers into the replacement', () => {
    given(race, announced)
      .when(correct(eventOf(2), { occurred: '2021-12-08', data: { ...data, endorser: VALENCIA } }))
      .thenRefused('self-endorsement', '/data/replacement/data/endorser');
  });

  it('is judged as if the fact that it replaces were not there', () => {
    const moved = reschedule('2022-03-15', '2022-06-28');
    given(race, schedule('2022-03-15'), moved)
      .when(correct(eventOf(3), { occurred: '2021-06-18', data: moved['data'] }))
      .thenRecords('EventCorrected');
    given(race, declare(VALENCIA, '2021-06-07'))
      .when(correct(eventOf(2), { occurred: '2021-09-01', data: { candidate: VALENCIA } }))
      .thenRecords('EventCorrected');
  });

  it('keeps what its fact follows, which must still be about the same', () => {
    const end = rescind(DURBIN, VALENCIA, { occurred: '2022-01' });
    given(race, announced, end)
      .when(
        correct(eventOf(3), {
          occurred: '2022-01',
          data: { endorser: DURBIN, candidate: GIANNOULIAS },
        }),
      )
      .thenRefused('follows-wrong-fact', '/data/event');
  });

  it('begins with the race where the replacement has no earliest [T2]', () => {
    const corrected = given(race, announced)
      .when(correct(eventOf(2), { occurred: '../2021-12-08', data }))
      .thenRecords('EventCorrected');
    expect(corrected.data.replacement.occurred).toMatchObject({
      edtf: '../2021-12-08',
      gave: { earliest: false, latest: true },
      earliest: Date.parse('2018-11-07'),
    });
  });

  it('of what became a source of a fact corrects the fact', () => {
    const again = endorse(DURBIN, VALENCIA, { by: 'Tribune' });
    const corrected = given(race, announced, again)
      .when(correct(eventOf(3), { occurred: '2021-12-07', data }))
      .thenRecords('EventCorrected');
    expect(corrected.data.event).toBe(eventOf(2));
  });

  it('gives a person another name, from then on', () => {
    const renamed = { ...data, endorser: { ...DURBIN, name: 'Dick Durbin' } };
    const [event] = given(
      race,
      announced,
      correct(eventOf(2), { occurred: '2021-12-08', data: renamed }),
    ).when(command('MakeStatement', { speaker: 'richard-durbin', summary: 'well' })).events;
    expect(event?.data).toMatchObject({ speaker: { name: 'Dick Durbin' } });
  });

  it('names another candidate in the place of the first', () => {
    const { reporter } = count({})['data'] as { reporter: object };
    const data = { reporter, counts: [{ candidate: GIANNOULIAS, count: 1 }] };
    const history = given(
      race,
      count({ 'anna-valencia': 1 }),
      correct(eventOf(2), { occurred: '2022-06-28', data }),
    );
    history.when(call([VALENCIA])).thenRefused('call-of-stranger', '/data/candidates/0');
    history.when(call([GIANNOULIAS])).thenRecords('RaceCalled');
  });

  it('of the race changes its seats, never its zone', () => {
    const creation = race['data'] as object;
    const seats = correct(eventOf(1), { data: { ...creation, seats: 2 } });
    given(race, count({ 'anna-valencia': 2, 'alexi-giannoulias': 3 }), seats)
      .when(call([VALENCIA, GIANNOULIAS]))
      .thenRecords('RaceCalled');
    given(race)
      .when(correct(eventOf(1), { data: { ...creation, name: 'The primary' } }))
      .thenRecords('EventCorrected');
  });
});

describe('A retraction [F3]', () => {
  it('forgets the fact', () => {
    given(race, count({ 'anna-valencia': 1 }), retract(eventOf(2)))
      .when(call([VALENCIA]))
      .thenRefused('call-of-stranger', '/data/candidates/0');
  });

  it('of what is retracted is no event', () => {
    given(race, announced, retract(eventOf(2)))
      .when(retract(eventOf(2)))
      .thenUnchanged();
  });

  it('can itself be retracted, which brings the fact back', () => {
    given(race, count({ 'anna-valencia': 1 }), retract(eventOf(2)), retract(eventOf(3)))
      .when(call([VALENCIA]))
      .thenRecords('RaceCalled');
  });

  it('as a false report needs a source that says so', () => {
    const falseReport = { kind: 'source', reason: 'false-report' };
    given(race, announced)
      .when(retract(eventOf(2), falseReport))
      .thenMalformed('/sources');
    given(race, announced)
      .when(command('RetractEvent', { event: eventOf(2), ...falseReport }, { occurred: undefined }))
      .thenRecords('EventRetracted');
  });

  it('of a source takes that source alone', () => {
    const again = endorse(DURBIN, VALENCIA, { by: 'Tribune' });
    const retracted = given(race, announced, again).when(retract(eventOf(3)));
    expect(retracted.thenRecords('EventRetracted').data.event).toBe(eventOf(3));
    given(race, announced, again, retract(eventOf(3)))
      .when(again)
      .thenRecords('SourceAdded');
  });
});

describe('A filing that is taken back', () => {
  const filed = command('ReportFinance', {
    candidate: VALENCIA,
    totalReceipts: { amountCents: 100 },
    fundsAvailable: { amountCents: 70 },
  });
  const back = (event: string) =>
    command('WithdrawFinanceReport', { event, reason: 'wrong form' }, { occurred: undefined });

  it('is recorded by its name, and is retracted as its source says', () => {
    const scenario = given(race, filed, back(eventOf(2)));
    scenario.when(back(eventOf(2))).thenUnchanged();
    const retraction = scenario.race.facts.fact(eventOf(2))?.retraction;
    expect(retraction).toMatchObject({ kind: 'source', reason: 'withdrawn', note: 'wrong form' });
    const steps = scenario.race.facts.history(eventOf(2)).map(({ type }) => type);
    expect(steps).toEqual(['FinanceReported', 'FinanceReportWithdrawn']);
  });

  it('comes back where that is retracted', () => {
    const { race: state } = given(race, filed, back(eventOf(2)), retract(eventOf(3)));
    expect(state.facts.fact(eventOf(2))?.retraction).toBeNull();
  });

  it('names who says so', () => {
    const unsaid = { ...back(eventOf(2)), sources: [] };
    given(race, filed).when(unsaid).thenMalformed('/sources');
  });
});

describe('A dispute [F5]', () => {
  const dispute = (event: string) =>
    command('DisputeEvent', { event, reason: 'doubtful' }, { occurred: undefined });
  const heldOn = (scenario: ReturnType<typeof given>) =>
    scenario.race.facts.fact(eventOf(2))?.revision.assertion;

  it('makes a fact disputed, once', () => {
    const scenario = given(race, announced, dispute(eventOf(2)));
    expect(heldOn(scenario)).toBe('disputed');
    scenario.when(dispute(eventOf(2))).thenUnchanged();
  });

  it('ends with a source that proves more, with a correction, or taken back', () => {
    const proof = addSource(eventOf(2), { assertion: 'confirmed' });
    expect(heldOn(given(race, announced, dispute(eventOf(2)), proof))).toBe('confirmed');
    const better = correct(eventOf(2), { occurred: '2021-12-07', data });
    expect(heldOn(given(race, announced, dispute(eventOf(2)), better))).toBe('reported');
    const over = retract(eventOf(3));
    expect(heldOn(given(race, announced, dispute(eventOf(2)), over))).toBe('reported');
  });

  it('is none of a race that exists', () => {
    given(race)
      .when(dispute(eventOf(1)))
      .thenRefused('race-not-retractable', '/data/event');
  });
});
