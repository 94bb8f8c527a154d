import { hiddenBy } from '../event/redaction.js';
import type { EventShape } from '../event/timeline-event.js';
import type { TimelineEvent } from '../events/index.js';
import { knowsShape } from '../events/upcast.js';
import type { Instant } from '../time/instant.js';
import { RECORD_VERSION, type CommitRecord } from './commit-record.js';
import { acceptedCommand, type FoldMemory, RememberedCommands } from './fold-memory.js';
import {
  type AcceptedFold,
  type Folded,
  PARTITION_START,
  type PartitionMark,
  type RecordPlace,
  type StreamHead,
} from './folded.js';
import { partitionOf } from './partition-of.js';
import { readRecord, type RecordReading } from './read-record.js';

const NOTHING_UNKNOWN: readonly string[] = [];

const shapesIn = (event: TimelineEvent): readonly EventShape[] =>
  event.carries ? [event, event.carries] : [event];

/** What a program that folds the log knows: an older and a newer one may run side by side. */
export interface FoldingProgram {
  /** The highest version of records that it reads. */
  readonly recordVersion: number;
  readonly knowsShape: (shape: EventShape) => boolean;
}

export interface FoldOptions {
  readonly program?: FoldingProgram;
  /** What was accepted so far; one of its own that knows nothing, unless given. */
  readonly memory?: FoldMemory;
  /** How far that memory is; the start of the partition, unless given. */
  readonly from?: PartitionMark;
}

const THIS_PROGRAM: FoldingProgram = { recordVersion: RECORD_VERSION, knowsShape };

/**
 * The rule by which the log decides, shared by every reader of a partition: a record counts when its
 * command has not been accepted before and it was decided on the stream's last accepted record.
 * It looks at envelopes alone, never at what events say.
 */
export class PartitionFold {
  readonly #memory: FoldMemory;
  readonly #program: FoldingProgram;
  readonly #counts: Record<Folded['kind'], number> = {
    accepted: 0,
    duplicate: 0,
    rejected: 0,
    ignored: 0,
    restore: 0,
    gated: 0,
  };
  #next: number;
  #recordedAt: Instant | null;
  #gate: number | undefined;
  #isRestoring: boolean;

  constructor(
    readonly partition: number,
    readonly partitions: number,
    { program = THIS_PROGRAM, memory, from = PARTITION_START }: FoldOptions = {},
  ) {
    this.#memory = memory ?? new RememberedCommands();
    this.#program = program;
    this.#next = from.next;
    this.#recordedAt = from.recordedAt;
    this.#isRestoring = from.isRestoring;
  }

  /** How far this is: another fold of the same memory goes on from there. */
  get mark(): PartitionMark {
    return { next: this.#next, recordedAt: this.#recordedAt, isRestoring: this.#isRestoring };
  }

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
    return this.#memory.head(stream);
  }

  /** Folds the next record; positions only grow. */
  fold(value: string | null, place: RecordPlace): Folded {
    return this.#take(readRecord(value, this.#program.recordVersion), place);
  }

  /** Folds a record that the caller has just appended, without reading it again. */
  foldRecord(record: CommitRecord, place: RecordPlace): Folded {
    return this.#take({ record }, place);
  }

  /** What became of a record that is folded already, where it was accepted: for one who reads again. */
  recall(value: string | null, position: number): AcceptedFold | undefined {
    const reading = readRecord(value, this.#program.recordVersion);
    if (!('record' in reading)) return undefined;
    const { record } = reading;
    const acceptance = this.#memory.acceptance(record.stream, record.cid);
    if (acceptance?.position !== position) return undefined;
    const command = acceptedCommand(record, acceptance);
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
    const { stream, cid, prev } = record;
    const head = this.#memory.head(stream);
    if (head.rid === null && !this.#belongs(stream))
      return { kind: 'ignored', why: `${stream} belongs into another partition` };
    if (head.rid !== null && this.#memory.acceptance(stream, cid) !== undefined)
      return { kind: 'duplicate', record };
    if (prev !== head.rid) return { kind: 'rejected', record };
    return this.#accept(record, head, position);
  }

  #accept(record: CommitRecord, { version: base }: StreamHead, position: number): Folded {
    const command = acceptedCommand(record, {
      base,
      position,
      recordedAt: this.#recordedAt ?? 0,
    });
    this.#memory.accept(record, command);
    const hidden = record.events.flatMap(hiddenBy);
    if (hidden.length > 0) this.#memory.hide(record.stream, hidden);
    return { kind: 'accepted', record, command, unknown: this.#unknownIn(record) };
  }

  #unknownIn({ events }: CommitRecord): readonly string[] {
    return unknownShapes(events, this.#program.knowsShape);
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

/** Event types with their versions that the program does not know. */
export function unknownShapes(
  events: readonly TimelineEvent[],
  isKnown: FoldingProgram['knowsShape'] = knowsShape,
): readonly string[] {
  const unknown = events.flatMap((event) => shapesIn(event).filter((shape) => !isKnown(shape)));
  if (unknown.length === 0) return NOTHING_UNKNOWN;
  return unknown.map(({ type, schema }) => `${type} version ${schema}`);
}
