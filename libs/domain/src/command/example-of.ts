import type { EventType } from '../events/index.js';
import { definitionOfType } from './commands.js';

export type CommandDocument = Readonly<Record<string, unknown>>;

/** A whole command document that records an event of this type, for the reference. */
export function exampleOf(type: EventType): CommandDocument {
  const { command, example, saysNothing } = definitionOfType(type);
  const said = saysNothing === true ? {} : { assertion: 'confirmed' };
  return { type: command, ...said, ...example };
}
