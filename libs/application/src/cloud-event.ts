import { formatInstant, type Redaction, type TimelineEvent } from '#libs/domain';
import type { AcceptedEvent } from '#libs/ports';
import { isDate, showDate } from '#libs/projections';
import { pathOfStream } from './record-path.js';

/** Reverse-DNS prefix of the event types on every wire. */
export const EVENT_TYPE_PREFIX = 'org.election-timeline';
const SEQUENCE_DIGITS = 12;

/** An accepted event as structured CloudEvents 1.0 JSON, with the registered extensions. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  /** Earliest instant at which it may have occurred; absent for an undated event. */
  readonly time?: string;
  readonly recordedtime: string;
  /** The version of its race or other record, zero-padded so that text order is number order. */
  readonly sequence: string;
  readonly partitionkey: string;
  readonly correlationid?: string;
  /** Absent for what was redacted: it has no such data. */
  readonly dataschema?: string;
  readonly datacontenttype: 'application/json';
  readonly data: Readonly<Record<string, unknown>>;
}

/** @param publicUrl where this service is reached, without a final slash; schemas are named under it. */
export function toCloudEvent(accepted: AcceptedEvent, publicUrl: string): CloudEvent {
  const { event, stream, version, recordedAt, correlation } = accepted;
  return {
    specversion: '1.0',
    id: event.id,
    source: pathOfStream(stream),
    type: `${EVENT_TYPE_PREFIX}.${event.type}.v${event.schema}`,
    subject: stream,
    ...(event.occurred.earliest !== null && { time: formatInstant(event.occurred.earliest) }),
    recordedtime: formatInstant(recordedAt),
    sequence: String(version).padStart(SEQUENCE_DIGITS, '0'),
    partitionkey: stream,
    ...(correlation !== null && { correlationid: correlation }),
    ...(event.redacted === undefined && {
      dataschema: `${publicUrl}/v1/schemas/${event.type}/${event.schema}`,
    }),
    datacontenttype: 'application/json',
    data: eventBody(accepted),
  };
}

/**
 * What an event says, with every date in it as its string and two RFC 3339 instants: whoever reads it needs to know
 * no other form of time than that of `time` and `recordedtime`.
 */
function onTheWire(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(onTheWire);
  if (isDate(value)) return { ...value, ...showDate(value) };
  const fields: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) fields[name] = onTheWire(inner);
  return fields;
}

/** What the event says: when, on whose word, and what. The author's role is public, the key is not. */
function eventBody({ event, warnings, by }: AcceptedEvent): Readonly<Record<string, unknown>> {
  if (event.redacted !== undefined)
    return { redacted: redactionOf(event.redacted), recordedBy: by.split(':')[0] };
  return {
    ...claimOf(event),
    ...(warnings.length > 0 && { warnings }),
    recordedBy: by.split(':')[0],
    data: onTheWire(event.data),
  };
}

/** Which event hid what was said, why and when; `true` where that event is not read yet [F7]. */
const redactionOf = (redacted: Redaction | true): object | true =>
  redacted === true ? true : { ...redacted, at: formatInstant(redacted.at) };

/** An event before it is recorded, in the same words as the one that it would become. */
export const proposedEvent = (event: TimelineEvent): Readonly<Record<string, unknown>> => ({
  id: event.id,
  type: event.type,
  ...claimOf(event),
  data: onTheWire(event.data),
});

/** When it occurred, and on whose word. */
function claimOf(event: TimelineEvent): Readonly<Record<string, unknown>> {
  const { occurred, assertion, sources, background, follows, sic, note, carries } = event;
  return {
    occurred: onTheWire(occurred),
    assertion,
    sources: onTheWire(sources),
    ...(background && { background: onTheWire(background) }),
    ...(follows !== undefined && { follows }),
    ...(sic && { sic }),
    ...(note !== undefined && { note }),
    ...(carries && { carries }),
  };
}
