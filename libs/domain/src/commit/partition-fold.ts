import { hiddenBy, withoutContent } from '../event/redaction.js';
import type { Accepted, EventId, EventShape, Warning } from '../event/timeline-event.js';
import type { TimelineEvent } from '../events/index.js';
import { knowsShape, shapeOfNow, upcast } from '../events/upcast.js';
import type { Instant } from '../time/instant.js';
import { RECORD_VERSION, type CommitRecord, type CommitWarning } from './commit-record.js';
import { partitionOf } from './partition-of.js';
import { readRecord, type RecordReading } from './read-record.js';

/** Where a partition holds a record, and when it took it. */
export interface RecordPlace {
  readonly position: number;
  readonly appendedAt: Instant;
}

/** The first result of a command, kept for ever: what the same command is answered again. */
export interface AcceptedCommand {
  readonly rid: string;
  /** The stream's version before it. */
  readonly base: number;
  readonly hash: string;
  readonly position: number;
  readonly recordedAt: Instant;
  readonly events: readonly { readonly id: EventId; readonly type: TimelineEvent['type'] }[];
  readonly warnings: readonly CommitWarning[];
}

/** A stream's last accepted record, and the number of its accepted events. */
export interface StreamHead {
  readonly rid: string | null;
  readonly version: number;
}

export interface AcceptedFold {
  readonly kind: 'accepted';
  readonly record: CommitRecord;
  readonly command: AcceptedCommand;
  /** Event types with their versions that this program does not know: it must not write to the stream. */
  readonly unknown: readonly string[];
}

/** What became of a record. */
export type Folded =
  | AcceptedFold
  | { readonly kind: 'duplicate'; readonly record: CommitRecord }
  | { readonly kind: 'rejected'; readonly record: CommitRecord }
  | { readonly kind: 'ignored'; readonly why: string }
  | { readonly kind: 'restore'; readonly mark: 'begin' | 'end' }
  /** A newer program wrote here: this one reads no further in the partition. */
  | { readonly kind: 'gated'; readonly version: number };

interface Stream {
  rid: string | null;
  version: number;
  readonly commands: Map<string, AcceptedCommand>;
}

const UNTOUCHED: Readonly<Stream> = { rid: null, version: 0, commands: new Map() };
const NOTHING_UNKNOWN: readonly string[] = [];

const shapesIn = (event: TimelineEvent): readonly EventShape[] =>
  event.carries ? [event, event.carries] : [event];

/** What a program that folds the log knows: an older and a newer one may run side by side. */
export interface FoldingProgram {
  /** The highest version of records that it reads. */
  readonly recordVersion: number;
  readonly knowsShape: (shape: EventShape) => boolean;
}

const THIS_PROGRAM: FoldingProgram = { recordVersion: RECORD_VERSION, knowsShape };

/**
 * The rule by which the log decides, shared by every reader of a partition: a record counts when its
 * command has not been accepted before and it was decided on the stream's last accepted record.
 * It looks at envelopes alone, never at what events say.
 */
export class PartitionFold {
  readonly #streams = new Map<string, Stream>();
  readonly #counts: Record<Folded['kind'], number> = {
    accepted: 0,
    duplicate: 0,
    rejected: 0,
    ignored: 0,
    restore: 0,
    gated: 0,
  };
  #next = 0;
  #recordedAt: Instant | null = null;
  #gate: number | undefined;
  #isRestoring = false;

  constructor(
    readonly partition: number,
    readonly partitions: number,
    private readonly program: FoldingProgram = THIS_PROGRAM,
  ) {}

  /** Position of the next record to fold. */
  get next(): number {
    return this.#next;
  }

  /** When the last record was recorded: no later one is recorded before [T1]; null before the first. */
  get recordedAt(): Instant | null {
    return this.#recordedAt;
  }

  /** The record version that stopped this reader. */
  get gate(): number | undefined {
    return this.#gate;
  }

  /** Inside a restored log whose end is not read yet: nothing is ready. */
  get isRestoring(): boolean {
    return this.#isRestoring;
  }

  /** How many records became what, since this fold began. */
  get counts(): Readonly<Record<Folded['kind'], number>> {
    return this.#counts;
  }

  head(stream: string): StreamHead {
    return this.#streams.get(stream) ?? UNTOUCHED;
  }

  command(stream: string, cid: string): AcceptedCommand | undefined {
    return this.#streams.get(stream)?.commands.get(cid);
  }

  /** Folds the next record; positions only grow. */
  fold(value: string | null, place: RecordPlace): Folded {
    return this.#take(readRecord(value, this.program.recordVersion), place);
  }

  /** Folds a record that the caller has just appended, without reading it again. */
  foldRecord(record: CommitRecord, place: RecordPlace): Folded {
    return this.#take({ record }, place);
  }

  /** What became of a record that is folded already, where it was accepted: for one who reads again. */
  recall(value: string | null, position: number): AcceptedFold | undefined {
    const reading = readRecord(value, this.program.recordVersion);
    if (!('record' in reading)) return undefined;
    const { record } = reading;
    const command = this.command(record.stream, record.cid);
    if (command?.position !== position) return undefined;
    return { kind: 'accepted', record, command, unknown: this.#unknownIn(record) };
  }

  /** Goes on at a later position: between there are no records. */
  skipTo(next: number): void {
    if (this.#gate === undefined) this.#next = Math.max(this.#next, next);
  }

  #take(reading: RecordReading, place: RecordPlace): Folded {
    if (place.position < this.#next)
      throw new Error(`Position ${place.position} is folded already; the next is ${this.#next}.`);
    const gate = this.#gate ?? this.#gateOf(reading);
    if (gate !== undefined) {
      this.#gate = gate;
      return { kind: 'gated', version: gate };
    }
    this.#next = place.position + 1;
    this.#advanceTime(
      'record' in reading ? reading.record.recordedAt : undefined,
      place.appendedAt,
    );
    const folded = this.#classify(reading, place.position);
    this.#counts[folded.kind] += 1;
    return folded;
  }

  #gateOf(reading: RecordReading): number | undefined {
    if (!('newer' in reading)) return undefined;
    return typeof reading.stream === 'string' && !this.#belongs(reading.stream)
      ? undefined
      : reading.newer;
  }

  /** Every record counts, accepted or not [T1]; inside a restored log only the times that records carry do. */
  #advanceTime(carried: Instant | undefined, appendedAt: Instant): void {
    const time = this.#isRestoring ? carried : appendedAt;
    if (time !== undefined) this.#recordedAt = Math.max(this.#recordedAt ?? time, time);
  }

  #classify(reading: RecordReading, position: number): Folded {
    if ('record' in reading) return this.#decide(reading.record, position);
    if ('restore' in reading) return this.#restore(reading.restore, position);
    return {
      kind: 'ignored',
      why: 'foreign' in reading ? reading.foreign : 'in a wrong partition',
    };
  }

  #decide(record: CommitRecord, position: number): Folded {
    const known = this.#streams.get(record.stream);
    if (known === undefined && !this.#belongs(record.stream))
      return { kind: 'ignored', why: `${record.stream} belongs into another partition` };
    const stream = known ?? UNTOUCHED;
    if (stream.commands.has(record.cid)) return { kind: 'duplicate', record };
    if (record.prev !== stream.rid) return { kind: 'rejected', record };
    return this.#accept(record, known ?? this.#begin(record.stream), position);
  }

  #accept(record: CommitRecord, stream: Stream, position: number): Folded {
    const command: AcceptedCommand = {
      rid: record.rid,
      base: stream.version,
      hash: record.hash,
      position,
      recordedAt: this.#recordedAt ?? 0,
      events: record.events.map(({ id, type }) => ({ id, type })),
      warnings: record.warnings,
    };
    stream.version += record.events.length;
    stream.rid = record.rid;
    stream.commands.set(record.cid, command);
    for (const event of record.events) hideWarnings(stream.commands, hiddenBy(event));
    return { kind: 'accepted', record, command, unknown: this.#unknownIn(record) };
  }

  #begin(name: string): Stream {
    const stream: Stream = { rid: null, version: 0, commands: new Map() };
    this.#streams.set(name, stream);
    return stream;
  }

  #unknownIn({ events }: CommitRecord): readonly string[] {
    const unknown = events.flatMap((event) =>
      shapesIn(event).filter((shape) => !this.program.knowsShape(shape)),
    );
    if (unknown.length === 0) return NOTHING_UNKNOWN;
    return unknown.map(({ type, schema }) => `${type} version ${schema}`);
  }

  /** A log that was restored begins with the mark; anywhere else it means nothing. */
  #restore(mark: 'begin' | 'end', position: number): Folded {
    if (mark === 'begin' ? position !== 0 : !this.#isRestoring)
      return { kind: 'ignored', why: `restore ${mark} where none can be` };
    this.#isRestoring = mark === 'begin';
    if (mark === 'begin') this.#recordedAt = null;
    return { kind: 'restore', mark };
  }

  #belongs(stream: string): boolean {
    return partitionOf(stream, this.partitions) === this.partition;
  }
}

/** A first result that is given again tells nothing of what was redacted since [F7]. */
function hideWarnings(commands: Map<string, AcceptedCommand>, hidden: readonly EventId[]): void {
  if (hidden.length === 0) return;
  for (const [cid, command] of commands) {
    const { events } = command;
    const warnings = command.warnings.filter(
      ({ event }) => !hidden.includes(events[event]?.id ?? ''),
    );
    if (warnings.length < command.warnings.length) commands.set(cid, { ...command, warnings });
  }
}

/**
 * The events of an accepted record, as readers see them: in the shapes of now, whenever they were recorded, and
 * of one whose content was removed the envelope alone.
 */
export function acceptedEvents(
  record: CommitRecord,
  { base, recordedAt }: Pick<AcceptedCommand, 'base' | 'recordedAt'>,
): readonly Accepted<TimelineEvent>[] {
  return record.events.map((event, index) => ({
    stream: record.stream,
    version: base + index + 1,
    recordedAt,
    by: record.by,
    correlation: record.correlation,
    warnings: warningsOf(record.warnings, index),
    event: event.redacted === true ? removed(event) : upcast(event),
  }));
}

/** In the shape of now, as the event whole would be. */
function removed(event: TimelineEvent): TimelineEvent {
  const schema = knowsShape(event) ? shapeOfNow(event.type).schema : event.schema;
  return withoutContent({ ...event, schema }, true);
}

const NO_WARNINGS: readonly Warning[] = [];

/** The warnings about one event of a commit. */
export function warningsOf(warnings: readonly CommitWarning[], index: number): readonly Warning[] {
  if (warnings.length === 0) return NO_WARNINGS;
  return warnings
    .filter(({ event }) => event === index)
    .map(({ code, pointer, detail }) => ({ code, pointer, detail }));
}
