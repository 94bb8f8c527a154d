import type { Accepted, EventEnvelope, FactId } from '../event/timeline-event.js';
import type { EventOptions, FactPlace } from '../events/define-event.js';
import { EVENTS, type TimelineEvent } from '../events/index.js';
import type { Fields } from '../schema/field.js';
import { asFactId } from './fact-id.js';
import type { MetaEvent } from './meta-events.js';

export type FactData = Readonly<Record<string, unknown>>;
export type FactEvent = EventEnvelope<string, FactData>;

/** An event that asserts facts, with all that acts on it, in version order. */
export interface FactEntry {
  /** Without its content once it is redacted [F7]. */
  asserted: Accepted<TimelineEvent>;
  readonly metaEvents: Accepted<MetaEvent>[];
  /** What is known at every K: a race exists, with its identity, from its creation on [Q2]. */
  readonly isIdentity: boolean;
  /** Schedules, proposals and deadlines are exempt from T5. */
  readonly mayLieAhead: boolean;
  readonly hasNoAlternatives: boolean;
  /** The measure whose fact has the id of the event, whatever a correction puts first [S1]. */
  readonly firstMeasure: string | undefined;
  /** The key of the order in a slot that comes before the assertion [S1]. */
  readonly rank: (data: FactData) => number;
}

/** A fact of an event: its id, its slot, and the data of its measure alone. */
export interface PlacedFact {
  readonly fact: FactId;
  readonly slot: string;
  readonly data: FactData;
}

/** An event's definition, for code that treats all types alike. */
export const definitionOf = (type: string): EventOptions<Fields> | undefined =>
  (EVENTS as unknown as Readonly<Record<string, EventOptions<Fields> | undefined>>)[type];

/**
 * The facts that an event asserts: one per measure, each in its slot [S1].
 * @param firstMeasure that of the event as it was first asserted.
 */
export function placedFacts(
  event: FactEvent,
  firstMeasure = placesOf(event)[0]?.measure,
): readonly PlacedFact[] {
  return placesOf(event).map(({ slot, measure, data }) => ({
    fact: asFactId(event.id, measure === firstMeasure ? undefined : measure),
    slot,
    data: data ?? event.data,
  }));
}

/** The slots of the facts that an event asserts. */
export const slotsOf = (event: FactEvent): readonly string[] =>
  placesOf(event).map(({ slot }) => slot);

const NOWHERE: readonly FactPlace<FactData>[] = [];

/** What is redacted says nothing any more [F7]. */
const placesOf = (event: FactEvent): readonly FactPlace<FactData>[] =>
  event.redacted === undefined ? (definitionOf(event.type)?.places(event) ?? NOWHERE) : NOWHERE;

/** @returns undefined for an event that asserts no fact; of one that is redacted, links run on through it. */
export function factEntry(accepted: Accepted<TimelineEvent>): FactEntry | undefined {
  const definition = definitionOf(accepted.event.type);
  const [first] = placesOf(accepted.event);
  if (definition === undefined) return undefined;
  const hadFacts = accepted.event.redacted !== undefined && definition.supersedes !== 'nothing';
  if (first === undefined && !hadFacts) return undefined;
  return {
    asserted: accepted,
    metaEvents: [],
    isIdentity: definition.supersedes === 'corrections',
    mayLieAhead: definition.mayLieAhead === true,
    hasNoAlternatives: definition.hasNoAlternatives === true,
    firstMeasure: first?.measure,
    rank: definition.rank ?? (() => 0),
  };
}
