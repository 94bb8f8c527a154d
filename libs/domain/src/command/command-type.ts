import { EVENTS } from '../events/index.js';
import { nearest } from '../schema/nearest.js';
import { shown } from '../schema/refusing.js';
import { type AnyDefinition, COMMANDS, definitionOfType, isEventType } from './commands.js';
import type { ReadingAtDoor } from './reading-at-door.js';

/** @returns null after reporting that there is no such command. */
export function readType(type: unknown, at: string, reading: ReadingAtDoor): AnyDefinition | null {
  const eventType = typeof type === 'string' ? COMMANDS.get(type) : undefined;
  if (eventType !== undefined) return definitionOfType(eventType);
  const given =
    type === undefined ? 'Give the type of the command' : `There is no command ${shown(type)}`;
  reading.report({
    pointer: `${at}/type`,
    code: type === undefined ? 'field-required' : 'command-unknown',
    detail: `${given}. ${suggestion(type)}`,
  });
  return null;
}

function suggestion(type: unknown): string {
  if (typeof type !== 'string') return 'An example is AnnounceEndorsement.';
  if (isEventType(type)) return `The event ${type} is recorded by ${EVENTS[type].command}.`;
  const meant = nearest(type, [...COMMANDS.keys()]);
  return meant === undefined
    ? `Known are ${[...COMMANDS.keys()].join(', ')}.`
    : `Did you mean ${meant}?`;
}
