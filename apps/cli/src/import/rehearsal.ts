import { COMMANDS_MAX } from '#libs/domain';
import { commandPath } from '../commands/command-sending.js';
import type { Connection, Reply } from '../connection/connection.js';
import { Failure } from '../failure.js';
import type { Session } from '../options.js';
import type { ReadLine } from './import-lines.js';
import type { HowTaken } from './import-report.js';
import { commandsIn, type Document, PendingLines } from './pending-lines.js';
import { howTaken, type TakeLine } from './run-import.js';

/**
 * Asks of each line what would become of it, and records nothing. A line is judged with those of its record
 * above it that would be recorded, as many as one command may hold; beyond that it is not judged.
 */
export function rehearseLines({ connection }: Session): TakeLine {
  const rehearsal = new Rehearsal(connection);
  return (line) => rehearsal.take(line);
}

class Rehearsal {
  readonly #connection: Connection;
  readonly #pending = new Map<string, PendingLines>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async take(line: ReadLine): Promise<HowTaken> {
    const pending = this.#pendingOf(line.stream);
    if (pending.size === 0) return this.#first(line, pending);
    if (await this.#isThere(line)) return 'replayed';
    const commands = pending.with(line.document);
    return commands.length > COMMANDS_MAX ? 'unjudged' : this.#after(pending, line, commands);
  }

  #pendingOf(stream: string): PendingLines {
    const pending = this.#pending.get(stream) ?? new PendingLines();
    this.#pending.set(stream, pending);
    return pending;
  }

  async #first(line: ReadLine, pending: PendingLines): Promise<HowTaken> {
    const reply = await this.#alone(line);
    const how = howTaken(reply);
    if (how === 'recorded') pending.add(line, eventsIn(reply));
    return how;
  }

  #alone({ stream, key, document }: ReadLine): Promise<Reply> {
    return this.#ask(stream, { body: document, idempotencyKey: key });
  }

  /** What cannot be taken alone may be taken after those above it. */
  async #isThere(line: ReadLine): Promise<boolean> {
    try {
      return howTaken(await this.#alone(line)) === 'replayed';
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  }

  async #after(
    pending: PendingLines,
    line: ReadLine,
    commands: readonly Document[],
  ): Promise<HowTaken> {
    try {
      const events = eventsIn(await this.#ask(line.stream, { body: { commands } }));
      if (events === pending.events) return 'unchanged';
      pending.add(line, events);
      return 'recorded';
    } catch (error) {
      throw isRefusal(error) ? ofTheLast(error, pending.size) : error;
    }
  }

  #ask(stream: string, sending: { body: Document; idempotencyKey?: string }): Promise<Reply> {
    const [first = {}] = commandsIn(sending.body);
    return this.#connection.post(`${commandPath(stream, first)}?dryRun=true`, sending);
  }
}

const eventsIn = ({ body }: Reply): number => (body['events'] as readonly unknown[]).length;

type Refusal = Failure & { readonly problem: NonNullable<Failure['problem']> };

const isRefusal = (error: unknown): error is Refusal =>
  error instanceof Failure && error.problem !== undefined;

/** The refusal of the last of several commands, as if it had been sent alone. */
function ofTheLast({ message, exitCode, problem }: Refusal, place: number): Failure {
  const errors = (problem.errors ?? []).map((error) => ({
    ...error,
    pointer: (error.pointer ?? '').replace(`/commands/${place}`, ''),
  }));
  return new Failure(message, exitCode, { ...problem, errors });
}
