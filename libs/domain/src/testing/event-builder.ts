import type { Actor } from '../actor/actor.js';
import type { StreamKind } from '../event/stream-kind.js';
import type {
  Accepted,
  Assertion,
  EventId,
  EventShape,
  FactId,
  RedactionReason,
} from '../event/timeline-event.js';
import { type DataOf, EVENTS, type EventType, type TimelineEvent } from '../events/index.js';
import { shapeOfNow } from '../events/upcast.js';
import { FactLedger } from '../fact/fact-ledger.js';
import { asMetaEvent, targetOf } from '../fact/meta-events.js';
import type { CorrectionKind, Knowledge } from '../fact/revision.js';
import type { Source } from '../source/source.js';
import type { Instant } from '../time/instant.js';
import type { Occurred } from '../time/occurred.js';
import { at, dateOf, occurredOn } from './dates.js';

const FIRST_RECORDED_AT = at('2022-01-01');
const HOUR_MS = 3_600_000;

/** What a test says of one event; what it leaves out is plain: undated, reported, by one source of the same moment. */
export interface Said {
  /** EDTF, read in UTC; undated where left out. */
  readonly occurred?: string | Occurred;
  readonly assertion?: Assertion;
  readonly sources?: readonly Source[];
  readonly background?: readonly Source[];
  readonly follows?: FactId;
  /** An hour after the event before where left out. */
  readonly recordedAt?: string | Instant;
}

export interface SaidOf<T extends EventType> extends Said {
  readonly data: DataOf<T>;
}

export interface CorrectionSaid extends Pick<Said, 'sources' | 'recordedAt'> {
  readonly kind?: CorrectionKind;
  readonly reason?: string;
  readonly replacement: Omit<Said, 'follows' | 'background' | 'recordedAt'> & {
    readonly data: object;
  };
}

export interface RetractionSaid extends Pick<Said, 'sources' | 'recordedAt'> {
  readonly kind?: CorrectionKind;
  readonly reason?: string;
}

export interface AdditionSaid extends Pick<
  Said,
  'occurred' | 'assertion' | 'sources' | 'recordedAt'
> {
  readonly adds?: object;
}

interface Added {
  readonly type: EventType;
  readonly data: object;
  readonly said: Said;
  readonly carries?: EventShape | undefined;
}

/** Builds the accepted events of one race, or of another record, in version order: `e1`, `e2` and so on. */
export class EventBuilder {
  readonly events: Accepted<TimelineEvent>[] = [];
  readonly #stream: string;

  constructor(id = 'il-sos-2022', kind: StreamKind = 'race') {
    this.#stream = `${kind}/${id}`;
  }

  record<T extends EventType>(type: T, { data, ...said }: SaidOf<T>): EventId {
    return this.#add({ type, data, said });
  }

  correct(event: EventId, correction: CorrectionSaid): EventId {
    const { kind = 'transcription', reason = 'typing error', replacement, ...said } = correction;
    const { occurred, assertion = 'reported', sources = [], data } = replacement;
    const whole = { occurred: asOccurred(occurred), assertion, sources, data };
    const acts = { event, kind, reason, replacement: whole };
    return this.#add({ type: 'EventCorrected', data: acts, said, carries: this.#shapeOf(event) });
  }

  retract(event: EventId, retraction: RetractionSaid = {}): EventId {
    const { kind = 'transcription', reason = 'mistake', ...said } = retraction;
    return this.#add({ type: 'EventRetracted', data: { event, kind, reason }, said });
  }

  addSource(event: EventId, addition: AdditionSaid): EventId {
    const { occurred, assertion, adds, ...said } = addition;
    const data = {
      event,
      ...(occurred !== undefined && { occurred: asOccurred(occurred) }),
      ...(assertion !== undefined && { assertion }),
      ...(adds !== undefined && { adds }),
    };
    return this.#add({ type: 'SourceAdded', data, said, carries: this.#shapeOf(event) });
  }

  /** Hides an event with all that acts on it, as the decider lists it. */
  redact(event: EventId, reason: RedactionReason = 'legal'): EventId {
    const hides = FactLedger.of(this.events).hiddenWith(event);
    return this.#add({
      type: 'EventRedacted',
      data: { event, reason, hides },
      said: { sources: [] },
    });
  }

  /** Of the fact that an event asserts or acts on. */
  #shapeOf(id: EventId): EventShape | undefined {
    const event = this.events.find((accepted) => accepted.event.id === id)?.event;
    const meta = event && asMetaEvent(event);
    return meta === undefined ? event && shapeOfNow(event.type) : this.#shapeOf(targetOf(meta));
  }

  #add({ type, data, said, carries }: Added): EventId {
    const version = this.events.length + 1;
    const recordedAt = this.#recordedAt(said.recordedAt);
    const id = `e${version}`;
    const { background, follows, assertion = 'reported', sources = [UNDATED_SOURCE] } = said;
    const event = {
      id,
      type,
      schema: EVENTS[type].version,
      occurred: asOccurred(said.occurred),
      assertion,
      sources,
      data,
      ...(carries && { carries }),
      ...(background !== undefined && { background }),
      ...(follows !== undefined && { follows }),
    };
    this.events.push({
      stream: this.#stream,
      version,
      recordedAt,
      by: 'key/editor',
      correlation: null,
      warnings: [],
      // The builder takes the data of any type by its name alone.
      event: event as unknown as TimelineEvent,
    });
    return id;
  }

  #recordedAt(said: string | Instant | undefined): Instant {
    if (typeof said === 'string') return at(said);
    const before = this.events.at(-1)?.recordedAt;
    return said ?? (before === undefined ? FIRST_RECORDED_AT : before + HOUR_MS);
  }
}

/** A source of a publisher, dated in UTC; `origin` is the agency behind it. */
export function by(publisher: string, published?: string, origin?: string): Source {
  return {
    key: `${publisher}-${published ?? 'undated'}`,
    publisher,
    published:
      published === undefined ? { edtf: null, earliest: null, latest: null } : dateOf(published),
    kind: 'news',
    ...(origin !== undefined && { origin }),
  };
}

const UNDATED_SOURCE = by('our-own-desk');

export const aPerson = (id: string, name = id): Actor => ({ id, name, kind: 'person' });
export const anOrganization = (id: string, name = id): Actor => ({
  id,
  name,
  kind: 'organization',
});

const asOccurred = (said: string | Occurred | undefined): Occurred =>
  typeof said === 'object' ? said : occurredOn(said);

/** What is known before an instant; all there is where none is given. */
export const knownAt = (
  before: string | Instant | null = null,
  clock: Knowledge['clock'] = 'recorded',
): Knowledge => ({
  clock,
  knownBefore: typeof before === 'string' ? at(before) : before,
  atVersion: null,
});

export const knownAtVersion = (atVersion: number): Knowledge => ({
  clock: 'recorded',
  knownBefore: null,
  atVersion,
});
