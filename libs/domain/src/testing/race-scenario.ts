import { expect } from '@jest/globals';
import { COMMANDS } from '../command/commands.js';
import type { Accepted } from '../event/timeline-event.js';
import type { EventOf, EventType, TimelineEvent } from '../events/index.js';
import { codesOf } from '../race/codes-of.js';
import type { Decision } from '../race/decider.js';
import { raceDecider } from '../race/race-decider.js';
import type { RaceState } from '../race/race-state.js';
import type { RefusalCode } from '../race/refusals.js';
import type { WarningCode } from '../race/warnings.js';
import type { Instant } from '../time/instant.js';
import { type Command, STREAM } from './race-commands.js';
import { testDoor, TODAY } from './test-door.js';

/** A race after commands that were all recorded; the first has the key `c1`. */
export const given = (...commands: readonly Command[]): Scenario => new Scenario(commands);

/** The event that a command of a scenario recorded, counted from 1; the index is its place in a batch. */
export const eventOf = (command: number, index = 0): string =>
  testDoor(STREAM, '').eventId(STREAM, `c${command}`, index);

export class Scenario {
  readonly race: RaceState = raceDecider.initial(STREAM);
  #commands = 0;

  constructor(commands: readonly Command[]) {
    for (const command of commands) this.#record(command);
  }

  when(command: unknown, now: Instant = TODAY): Outcome {
    const door = testDoor(STREAM, `c${this.#commands + 1}`, now);
    const decision = raceDecider.decide(command, this.race, door);
    expectKnownCodes(command, decision);
    return new Outcome(decision);
  }

  #record(command: Command): void {
    const { decision } = this.when(command);
    if ('refused' in decision)
      throw new Error(`What is given is refused: ${JSON.stringify(decision.refused)}`);
    this.#commands += 1;
    for (const event of decision.events) raceDecider.evolve(this.race, accepted(event, this.race));
  }
}

export const accepted = (event: TimelineEvent, race: RaceState): Accepted<TimelineEvent> => ({
  stream: race.stream,
  version: race.facts.version + 1,
  recordedAt: TODAY,
  by: 'key/editor',
  correlation: null,
  warnings: [],
  event,
});

/** The reference tells of every code that a rule has come to, at the type for which it did. */
function expectKnownCodes(command: unknown, decision: Decision): void {
  if ('refused' in decision) {
    for (const { kind, code, pointer } of decision.refused)
      if (kind === 'refused') expectKnownCode(command, code, pointer);
    return;
  }
  for (const { code, pointer } of decision.warnings) expectKnownCode(command, code, pointer);
}

function expectKnownCode(command: unknown, code: string, pointer: string): void {
  const [, index] = /^\/commands\/(\d+)\//.exec(pointer) ?? [];
  const { commands, type } = command as { commands?: readonly { type: string }[]; type: string };
  const recorded = COMMANDS.get(commands?.[Number(index)]?.type ?? type);
  if (recorded === undefined || /\/data\/(replacement|adds)\//.test(pointer)) return;
  const { own, ofAll } = codesOf(recorded);
  expect([recorded, [...own, ...ofAll]]).toEqual([recorded, expect.arrayContaining([code])]);
}

/** What became of a command. */
export class Outcome {
  readonly decision: Decision;

  constructor(decision: Decision) {
    this.decision = decision;
  }

  /** The first of what is wrong, which is what a client reads first. */
  thenRefused(code: RefusalCode, pointer: string): void {
    const [refusal] = this.#refusals;
    expect(refusal).toMatchObject({ kind: 'refused', code, pointer });
  }

  thenMalformed(pointer: string): void {
    const [refusal] = this.#refusals;
    expect(refusal).toMatchObject({ kind: 'malformed', pointer });
  }

  /** Nothing new to say [F6]. */
  thenUnchanged(): void {
    expect(this.decision).toEqual({ events: [], warnings: [] });
  }

  thenWarned(code: WarningCode, pointer: string): void {
    const { warnings } = this.#recorded;
    expect(warnings).toContainEqual({ code, pointer, event: 0, detail: expect.any(String) });
  }

  thenWarnedOfNothing(): void {
    expect(this.#recorded.warnings).toEqual([]);
  }

  /** The one event, of this type. */
  thenRecords<T extends EventType>(type: T): EventOf<T> {
    const { events } = this.#recorded;
    expect(events.map((event) => event.type)).toEqual([type]);
    return events[0] as unknown as EventOf<T>;
  }

  get events(): readonly TimelineEvent[] {
    return this.#recorded.events;
  }

  get #refusals() {
    return 'refused' in this.decision ? this.decision.refused : [];
  }

  get #recorded() {
    if ('refused' in this.decision)
      throw new Error(`It is refused: ${JSON.stringify(this.decision.refused)}`);
    return this.decision;
  }
}
