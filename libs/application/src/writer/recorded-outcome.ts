import { warningsOf, type AcceptedCommand } from '#libs/domain';
import type { CommandOutcome } from '../command-outcome.js';

/** What the author of an accepted command is told, the first time and every time. */
export function recordedOutcome(command: AcceptedCommand, replayed: boolean): CommandOutcome {
  const { base, recordedAt, events, warnings } = command;
  return {
    kind: 'recorded',
    replayed,
    version: base + events.length,
    recordedAt,
    events: events.map(({ id, type }, index) => ({
      id,
      type,
      version: base + index + 1,
      warnings: warningsOf(warnings, index),
    })),
  };
}
