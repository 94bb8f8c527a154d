import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { withoutContent, withoutRedacted } from '../event/redaction.js';
import type { Accepted } from '../event/timeline-event.js';
import type { TimelineEvent } from '../events/index.js';
import { aCommand } from '../testing/arbitrary-commands.js';
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
  redact,
  rescind,
  resolve,
  retract,
  slate,
  STREAM,
  VALENCIA,
} from '../testing/race-commands.js';
import { accepted, eventOf, given, type Scenario } from '../testing/race-scenario.js';
import { snapshotOf } from '../testing/race-snapshot.js';
import { testDoor } from '../testing/test-door.js';
import { raceDecider } from './race-decider.js';
import type { RaceState } from './race-state.js';

const race = createRace();
const announced = endorse(DURBIN, VALENCIA);
const { data } = announced as { data: object };
const hidesOf = (scenario: Scenario, event: string) =>
  scenario.when(redact(event)).thenRecords('EventRedacted').data.hides;

describe('A redaction [F7]', () => {
  it('hides the event and all that acts on it, directly or through others', () => {
    const better = correct(eventOf(2), { occurred: '2021-12-07', data });
    const again = addSource(eventOf(2), { adds: { medium: 'a letter' } });
    const history = given(
      race,
      announced,
      better,
      again,
      retract(eventOf(4)),
      declare(VALENCIA, '2021-06'),
    );
    expect(hidesOf(history, eventOf(2))).toEqual([2, 3, 4, 5].map((one) => eventOf(one)));
  });

  it('of what only acts on a fact leaves the fact as it is without it', () => {
    const better = correct(eventOf(2), { occurred: '2021-12-07', data });
    const history = given(race, announced, better);
    expect(hidesOf(history, eventOf(3))).toEqual([eventOf(3)]);
    const { facts } = given(race, announced, better, redact(eventOf(3))).race;
    expect(facts.fact(eventOf(2))?.revision).toMatchObject({
      occurred: { edtf: '2021-12-08' },
      corrected: null,
    });
  });

  it('names the event also by one of its measures', () => {
    const report = command('ReportFinance', {
      candidate: VALENCIA,
      totalReceipts: { amountCents: 100 },
      fundsAvailable: { amountCents: 70 },
    });
    expect(hidesOf(given(race, report), `${eventOf(2)}#totalReceipts`)).toEqual([eventOf(2)]);
  });

  it('forgets what the rules knew by the event alone', () => {
    const history = given(race, count({ 'anna-valencia': 1 }), redact(eventOf(2)));
    history.when(call([VALENCIA])).thenRefused('call-of-stranger', '/data/candidates/0');
    history
      .when(command('MakeStatement', { speaker: 'anna-valencia', summary: 'well' }))
      .thenRefused('actor-unknown', '/data/speaker');
    given(race, announced, redact(eventOf(2)))
      .when(announced)
      .thenRecords('EndorsementAnnounced');
  });

  it('lets links run on through what is hidden [F4]', () => {
    const ends = rescind(DURBIN, VALENCIA, { occurred: '2022-01-10' });
    const back = endorse(DURBIN, VALENCIA, { occurred: '2022-01', follows: eventOf(3) });
    const { facts } = given(race, announced, ends, back, redact(eventOf(3))).race;
    expect(facts.event(eventOf(4))?.event.follows).toBe(eventOf(3));
    expect(facts.fact(eventOf(4))?.revision.followsInSlot).toBe(eventOf(2));
  });

  it('of one alternative leaves a decision against others in force', () => {
    const counts = ['A', 'B', 'C'].map((by, index) => slate(1_000 + index, { by }));
    const history = given(race, ...counts, resolve(eventOf(2)), redact(eventOf(3)));
    expect(history.race.facts.fact(eventOf(4))?.revision.assertion).toBe('disputed');
    expect(history.race.facts.fact(eventOf(2))?.revision.resolved).toBeDefined();
  });

  it('is told once', () => {
    const history = given(race, announced, redact(eventOf(2)));
    history.when(redact(eventOf(2))).thenUnchanged();
  });

  it('carries no date, no source and no words of its own', () => {
    const scenario = given(race, announced);
    const whole = redact(eventOf(2));
    scenario.when({ ...whole, sources: announced['sources'] }).thenMalformed('/sources');
    scenario.when({ ...whole, note: 'He said that …' }).thenMalformed('/note');
    const hides = { ...(whole['data'] as object), hides: [eventOf(1)] };
    scenario.when({ ...whole, data: hides }).thenMalformed('/data/hides');
    const event = scenario.when(whole).thenRecords('EventRedacted');
    expect(event).toMatchObject({ sources: [], data: { event: eventOf(2), reason: 'privacy' } });
  });
});

/** Decides and, where it is recorded, takes it in: the events as the log has them. */
function grown(state: RaceState, commands: readonly unknown[]): Accepted<TimelineEvent>[] {
  return commands.flatMap((one, index) => {
    const decision = raceDecider.decide(one, state, testDoor(STREAM, `c${index + 2}`));
    if ('refused' in decision) return [];
    return decision.events.map((event) => {
      const taken = accepted(event, state);
      raceDecider.evolve(state, taken);
      return taken;
    });
  });
}

const folded = (events: readonly Accepted<TimelineEvent>[]): unknown => {
  const scenario = given(race);
  for (const one of events) raceDecider.evolve(scenario.race, one);
  return snapshotOf(scenario.race);
};

describe('The state of a race after redactions', () => {
  it('is the one of a log from which the content was removed', () => {
    fc.assert(
      fc.property(fc.array(aCommand, { minLength: 4, maxLength: 20 }), (commands) => {
        const scenario = given(race);
        const events = grown(scenario.race, commands);
        const removed = withoutRedacted(events).map((one) =>
          one.event.redacted === undefined
            ? one
            : { ...one, event: withoutContent(one.event, true) },
        );
        expect(folded(removed)).toEqual(snapshotOf(scenario.race));
        expect(folded(withoutRedacted(events))).toEqual(snapshotOf(scenario.race));
      }),
      { numRuns: 100 },
    );
  });
});
