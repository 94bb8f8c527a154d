import type { ClientCommand } from './client-command.js';
import type { Message, Network } from './network.js';
import type { Ghosts } from './ghosts.js';
import type { ModelRecord, Reader, Rule, Taken } from './rule.js';

interface Pending {
  readonly record: ModelRecord;
  readonly command: ClientCommand;
}

interface Awaiting {
  readonly command: ClientCommand;
  readonly taken: Taken;
}

/** Appends in flight at once: more than the product sends, so that they overtake one another. */
const IN_FLIGHT_MAX = 2;

/**
 * The write path without its timing: what a writer knows, decides, sends and answers. It lives until it
 * crashes; the next one in its place starts with an empty memory, while its messages are still on their way.
 */
export class ModelWriter {
  readonly reader: Reader;
  readonly #pending = new Map<string, Pending[]>();
  readonly #inFlight: Message[] = [];
  #outbox: string[] = [];
  #awaiting: Awaiting[] = [];
  #position = 0;
  #acknowledged = -1;
  #isStopped = false;

  constructor(
    private readonly rule: Rule,
    private readonly network: Network,
    private readonly ghosts: Ghosts,
    /** Of the records that this program writes, and the highest that it reads. */
    readonly recordVersion: number,
  ) {
    this.reader = rule.reader(recordVersion);
  }

  get position(): number {
    return this.#position;
  }

  /** Stopped at a record of a newer program. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** A client sends a command, for the first time or again. */
  submit(command: ClientCommand): void {
    if (this.#isStopped) return;
    const { stream, cid } = command;
    const known = this.reader.command(stream, cid);
    if (known !== undefined) this.#repeat(command, known);
    else if (!this.#pendingOf(stream).some(({ record }) => record.cid === cid))
      this.#decide(command);
  }

  /** Sends what was decided since the last time. */
  flush(): void {
    if (this.#isStopped || this.#outbox.length === 0 || this.#inFlight.length >= IN_FLIGHT_MAX)
      return;
    const message: Message = { from: this, values: this.#outbox };
    this.#outbox = [];
    this.#inFlight.push(message);
    this.network.send(message);
  }

  /** Has no answer for too long, and sends the same bytes again. */
  resend(): void {
    const [message] = this.#inFlight;
    if (message !== undefined && !this.#isStopped) this.network.send(message);
  }

  acknowledged(message: Message, position: number): void {
    const index = this.#inFlight.indexOf(message);
    if (index !== -1) this.#inFlight.splice(index, 1);
    this.#acknowledged = Math.max(this.#acknowledged, position);
    this.#answer();
  }

  /** Reads so many records more of the log. */
  read(count: number): void {
    const { log } = this.network;
    const end = Math.min(log.length, this.#position + count);
    while (this.#position < end && !this.#isStopped) this.#fold(log[this.#position] ?? '');
    this.#answer();
  }

  #fold(value: string): void {
    const verdict = this.reader.fold(value, this.#position);
    if (verdict === 'gated') {
      this.#isStopped = true;
      return;
    }
    this.#position += 1;
    if (verdict === 'ignored') return;
    const record = JSON.parse(value) as ModelRecord;
    if (verdict === 'accepted') this.#accepted(record);
    else this.#lost(record);
  }

  #accepted(record: ModelRecord): void {
    this.ghosts.accepted(this, record);
    const pending = this.#pendingOf(record.stream);
    if (pending[0]?.record.rid !== record.rid) {
      this.#decideAgain(record.stream, 0);
      return;
    }
    const [own] = pending.splice(0, 1);
    const taken = this.reader.command(record.stream, record.cid);
    if (own !== undefined && taken !== undefined)
      this.#awaiting.push({ command: own.command, taken });
  }

  /** A record of its own that came to nothing while it still counted on it: decided again. */
  #lost({ stream, rid }: ModelRecord): void {
    const index = this.#pendingOf(stream).findIndex(({ record }) => record.rid === rid);
    if (index !== -1) this.#decideAgain(stream, index);
  }

  #decideAgain(stream: string, from: number): void {
    const again = this.#pendingOf(stream).splice(from);
    for (const { command } of again) this.submit(command);
  }

  #decide(command: ClientCommand): void {
    const { stream, cid, ifMatch } = command;
    const head = this.reader.head(stream);
    const pending = this.#pendingOf(stream);
    const last = pending.at(-1)?.record;
    const base = last === undefined ? head.version : last.base + last.events.length;
    if (ifMatch !== null && ifMatch !== base) {
      if (head.version > ifMatch) command.isRefused = true;
      return;
    }
    const decidedOn = last ?? this.ghosts.headOf(this, stream);
    const record = this.#record(command, { prev: this.rule.prevOf(decidedOn), base });
    this.ghosts.decided(
      this,
      record,
      pending.map(({ record: before }) => before.rid),
    );
    pending.push({ record, command });
    this.#outbox.push(JSON.stringify({ ...record, cid }));
  }

  /** Known: answered once durable. Where nothing says so yet, a record that must change nothing asks for it. */
  #repeat(command: ClientCommand, taken: Taken): void {
    this.#awaiting.push({ command, taken });
    if (taken.position > this.#acknowledged) {
      const known = { rid: taken.rid, cid: command.cid };
      const probe = this.#record(command, { prev: this.rule.prevOf(known), base: taken.base });
      this.#outbox.push(JSON.stringify(probe));
    }
    this.#answer();
  }

  #answer(): void {
    if (this.#awaiting.length === 0) return;
    const isDurable = ({ taken }: Awaiting): boolean => taken.position <= this.#acknowledged;
    for (const { command, taken } of this.#awaiting.filter(isDurable))
      command.answers.push({ version: taken.base + taken.count, rid: taken.rid });
    this.#awaiting = this.#awaiting.filter((awaiting) => !isDurable(awaiting));
  }

  #record(
    { cid, stream, events }: ClientCommand,
    { prev, base }: Pick<ModelRecord, 'prev' | 'base'>,
  ): ModelRecord {
    return {
      v: this.recordVersion,
      rid: this.ghosts.newRid(),
      cid,
      stream,
      prev,
      base,
      ...CONSTANT_FIELDS,
      events: Array.from({ length: events }, () => ({})),
    };
  }

  #pendingOf(stream: string): Pending[] {
    const pending = this.#pending.get(stream) ?? [];
    this.#pending.set(stream, pending);
    return pending;
  }
}

/** What the rule does not look at. */
const CONSTANT_FIELDS = { hash: 'h', by: 'editor:k', correlation: null, warnings: [] } as const;
