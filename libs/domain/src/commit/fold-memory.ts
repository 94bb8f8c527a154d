import type { EventId } from '../event/timeline-event.js';
import type { CommitRecord } from './commit-record.js';
import type { Acceptance, AcceptedCommand, StreamHead } from './folded.js';

/**
 * What a fold remembers of what it accepted: all that its rule asks for. It is told in the order of the log,
 * and where it keeps things is its own affair.
 */
export interface FoldMemory {
  head(stream: string): StreamHead;
  /** @returns undefined where the stream has not accepted the command */
  acceptance(stream: string, cid: string): Acceptance | undefined;
  accept(record: CommitRecord, acceptance: Acceptance): void;
  /** Nothing of what these events say is told any more, nor what was said of them [F7]. */
  hide(stream: string, events: readonly EventId[]): void;
}

/** A memory that can also tell the first result of a command again. */
export interface CommandMemory extends FoldMemory {
  command(stream: string, cid: string): AcceptedCommand | undefined;
}

export const UNTOUCHED: StreamHead = { rid: null, version: 0 };

interface Stream {
  head: StreamHead;
  readonly commands: Map<string, AcceptedCommand>;
}

/** Remembers everything, in the memory of the process. */
export class RememberedCommands implements CommandMemory {
  readonly #streams = new Map<string, Stream>();

  head(stream: string): StreamHead {
    return this.#streams.get(stream)?.head ?? UNTOUCHED;
  }

  acceptance(stream: string, cid: string): Acceptance | undefined {
    return this.command(stream, cid);
  }

  command(stream: string, cid: string): AcceptedCommand | undefined {
    return this.#streams.get(stream)?.commands.get(cid);
  }

  accept(record: CommitRecord, acceptance: Acceptance): void {
    const { stream, cid, rid, events } = record;
    const known = this.#streams.get(stream) ?? { head: UNTOUCHED, commands: new Map() };
    known.head = { rid, version: acceptance.base + events.length };
    const ids = events.map(({ id, type }) => ({ id, type }));
    known.commands.set(cid, { ...acceptedCommand(record, acceptance), events: ids });
    this.#streams.set(stream, known);
  }

  hide(stream: string, hidden: readonly EventId[]): void {
    const commands = this.#streams.get(stream)?.commands ?? new Map<string, AcceptedCommand>();
    for (const [cid, command] of commands) {
      const warnings = warningsWithout(hidden, command);
      if (warnings.length < command.warnings.length) commands.set(cid, { ...command, warnings });
    }
  }
}

/** The first result of the command that a record holds. */
export function acceptedCommand(
  { rid, hash, events, warnings }: Pick<CommitRecord, 'rid' | 'hash' | 'events' | 'warnings'>,
  { base, position, recordedAt }: Acceptance,
): AcceptedCommand {
  return { rid, base, hash, position, recordedAt, events, warnings };
}

/** A first result that is given again tells nothing of what was redacted since [F7]. */
export function warningsWithout(
  hidden: readonly EventId[],
  { events, warnings }: Pick<AcceptedCommand, 'events' | 'warnings'>,
): AcceptedCommand['warnings'] {
  return warnings.filter(({ event }) => !hidden.includes(events[event]?.id ?? ''));
}
