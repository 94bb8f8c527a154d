import type { EventShape } from '../event/timeline-event.js';
import { type AnyDefinition, definitionOfType, isEventType } from '../command/commands.js';
import { EVENTS, type EventType, type TimelineEvent } from './index.js';

type AnyData = Readonly<Record<string, unknown>>;

/**
 * How many shapes were superseded so far: a number that grows whenever a shape changes, so that whatever is kept
 * beside the log can tell whether it was made of the shapes of now.
 */
export const SHAPES = Object.values(EVENTS).reduce((sum, { version }) => sum + version - 1, 0);

/** Whether this program reads the shape: a newer program may have written what it does not know. */
export function knowsShape({ type, schema }: Unread<EventShape>): boolean {
  if (typeof type !== 'string' || !isEventType(type)) return false;
  const { version } = definitionOfType(type);
  return Number.isInteger(schema) && Number(schema) >= 1 && Number(schema) <= version;
}

/** Anybody can write anything into the events of a record. */
type Unread<T> = { readonly [K in keyof T]?: unknown };

/** An event of any known version as its type is shaped now; one of an unknown shape as it is. */
export function upcast(event: TimelineEvent): TimelineEvent {
  const { type, schema } = event;
  if (!knowsShape(event) || schema === definitionOfType(type).version) return event;
  const data = inShapeOfNow(event, event.data);
  const upcasted = { ...event, schema: definitionOfType(type).version, data };
  // The chain ends at the shape that the type has.
  return upcasted as unknown as TimelineEvent;
}

/**
 * Data of a former shape of a type, whole or in part, as the type is shaped now.
 * @throws for a shape that this program does not know.
 */
export function inShapeOfNow({ type, schema }: EventShape, data: AnyData): AnyData {
  if (!isEventType(type) || !knowsShape({ type, schema }))
    throw new Error(`${type} version ${schema} is not known to this program.`);
  const later: AnyDefinition['earlier'] = definitionOfType(type).earlier?.slice(schema - 1);
  return (later ?? []).reduce((shaped, { upcast: next }) => next(shaped), data);
}

/** The shape in which this program writes data of a type. */
export const shapeOfNow = (type: EventType): EventShape => ({
  type,
  schema: definitionOfType(type).version,
});
