import { definitionOfType } from '../command/commands.js';
import { EVENTS, type DataOf, type EventType, type TimelineEvent } from './index.js';
import type { EventOptions } from './define-event.js';
import type { Fields } from '../schema/field.js';

type Equal<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

const definitions = Object.entries(EVENTS as unknown as Record<string, EventOptions<Fields>>);

describe('the catalogue of events', () => {
  it('names each definition by its type', () => {
    for (const [type, definition] of Object.entries(EVENTS)) expect(definition.type).toBe(type);
  });

  it('numbers the shapes of each event from 1 on, without a gap', () => {
    for (const { version, earlier = [] } of Object.keys(EVENTS).map((type) =>
      definitionOfType(type as EventType),
    ))
      expect(version).toBe(earlier.length + 1);
  });

  it('gives each event a command of its own', () => {
    const commands = definitions.map(([, { command }]) => command);
    expect(new Set(commands).size).toBe(commands.length);
    for (const command of commands) expect(command).toMatch(/^[A-Z][a-z]+(?:[A-Z][a-z]+)+$/);
  });

  it('lets an event follow only types that the catalogue holds', () => {
    for (const [, { follows }] of definitions)
      for (const type of follows?.types ?? []) expect(Object.keys(EVENTS)).toContain(type);
  });

  it('keeps the type of each event precise', () => {
    const isPrecise: Equal<
      DataOf<'EndorsementAnnounced'>['stance'],
      'support' | 'co-endorse' | 'oppose'
    > = true;
    const coversAll: Equal<TimelineEvent['type'], EventType> = true;
    expect([isPrecise, coversAll]).toEqual([true, true]);
  });
});
