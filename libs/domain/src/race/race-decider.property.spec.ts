import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TimelineEvent } from '../events/index.js';
import { aBrokenCommand, aCommand } from '../testing/arbitrary-commands.js';
import { createRace, STREAM } from '../testing/race-commands.js';
import { accepted, given, type Scenario } from '../testing/race-scenario.js';
import { snapshotOf } from '../testing/race-snapshot.js';
import { testDoor, TODAY } from '../testing/test-door.js';
import type { Undo } from './decider.js';
import { raceDecider } from './race-decider.js';
import type { RaceState } from './race-state.js';

const decide = (race: RaceState, command: unknown, cid = 'another') =>
  raceDecider.decide(command, race, testDoor(STREAM, cid));

/** Decides and, where it is accepted, takes it in. */
function submit(race: RaceState, command: unknown, index: number): Undo[] {
  const decision = decide(race, command, `c${index}`);
  if ('refused' in decision) return [];
  return decision.events.map((event) => raceDecider.evolve(race, accepted(event, race)));
}

function grown(scenario: Scenario, commands: readonly unknown[], from: number, max = Infinity) {
  const undos: Undo[] = [];
  commands.forEach((command, index) => {
    if (undos.length < max) undos.push(...submit(scenario.race, command, from + index));
  });
  return undos;
}

describe('The decider of a race', () => {
  it('takes back exactly what it took in, in whatever history', () => {
    fc.assert(
      fc.property(
        fc.array(aCommand, { maxLength: 12 }),
        fc.array(aCommand, { minLength: 1, maxLength: 6 }),
        (before, after) => {
          const scenario = given(createRace());
          grown(scenario, before, 2);
          const snapshot = snapshotOf(scenario.race);
          const undos = grown(scenario, after, 2 + before.length);
          for (const undo of undos.reverse()) undo();
          expect(snapshotOf(scenario.race)).toEqual(snapshot);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has after an undo the state that the events before it give by themselves', () => {
    fc.assert(
      fc.property(fc.array(aCommand, { maxLength: 15 }), fc.nat(8), (commands, back) => {
        const scenario = given(createRace());
        const undos = grown(scenario, commands, 2);
        const kept = Math.max(0, undos.length - back);
        for (const undo of undos.slice(kept).reverse()) undo();
        const again = given(createRace());
        grown(again, commands, 2, kept);
        expect(snapshotOf(scenario.race)).toEqual(snapshotOf(again.race));
      }),
      { numRuns: 50 },
    );
  });

  it('has, once the log has told the times, the state that they give from the beginning', () => {
    const logTime = (index: number) => TODAY + 1_000 * (index + 1);
    fc.assert(
      fc.property(
        fc.array(aCommand, { maxLength: 12 }),
        fc.nat(5),
        fc.boolean(),
        (commands, pendingMax, isRead) => {
          const { race } = given(createRace());
          const pending: { readonly event: TimelineEvent; readonly undo: Undo }[] = [];
          const taken: TimelineEvent[] = [];
          commands.forEach((command, index) => {
            const decision = decide(race, command, `c${index + 2}`);
            for (const event of 'refused' in decision ? [] : decision.events)
              pending.push({ event, undo: raceDecider.evolve(race, accepted(event, race)) });
            if (isRead) snapshotOf(race);
            for (const { event } of pending.splice(0, Math.max(0, pending.length - pendingMax))) {
              raceDecider.redate(race, event.id, logTime(taken.length));
              taken.push(event);
            }
          });
          for (const { undo } of pending.reverse()) undo();
          const again = given(createRace()).race;
          taken.forEach((event, index) =>
            raceDecider.evolve(again, { ...accepted(event, again), recordedAt: logTime(index) }),
          );
          expect(snapshotOf(race)).toEqual(snapshotOf(again));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('answers any document, and leaves the race as it was', () => {
    fc.assert(
      fc.property(
        fc.array(aCommand, { maxLength: 6 }),
        fc.array(aBrokenCommand, { maxLength: 6 }),
        (before, broken) => {
          const scenario = given(createRace());
          grown(scenario, before, 2);
          const snapshot = snapshotOf(scenario.race);
          for (const document of broken) {
            const decision = decide(scenario.race, document);
            const said = 'refused' in decision ? decision.refused : decision.warnings;
            for (const { pointer, detail } of said) {
              expect(pointer).toMatch(/^(\/|$)/);
              expect(detail).not.toBe('');
            }
          }
          expect(snapshotOf(scenario.race)).toEqual(snapshot);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('says the same to a command that it has recorded: nothing new, or why not', () => {
    fc.assert(
      fc.property(fc.array(aCommand, { maxLength: 8 }), aCommand, (before, command) => {
        const scenario = given(createRace());
        grown(scenario, before, 2);
        const recorded = submit(scenario.race, command, 50);
        const decision = decide(scenario.race, command);
        if (recorded.length === 0 || 'refused' in decision) return;
        expect(decision.events).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
