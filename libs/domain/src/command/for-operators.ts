import { isRecord } from '../schema/record-fields.js';
import { COMMANDS, definitionOfType } from './commands.js';

/** Whether a document, malformed or not, holds a command that operators alone may send. */
export function isForOperators(document: unknown): boolean {
  if (!isRecord(document)) return false;
  const { commands } = document;
  const together: readonly unknown[] = Array.isArray(commands) ? commands : [];
  return [document, ...together].some(isOneForOperators);
}

function isOneForOperators(command: unknown): boolean {
  const type = isRecord(command) ? command['type'] : undefined;
  const event = typeof type === 'string' ? COMMANDS.get(type) : undefined;
  return event !== undefined && definitionOfType(event).isForOperators === true;
}
