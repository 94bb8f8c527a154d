import type { Actor } from '../actor/actor.js';
import type { EventId } from '../event/timeline-event.js';
import type { EventType } from '../events/index.js';
import type { Refusal } from '../race/decider.js';
import type { EventReference, ReadingIssue, Reading } from '../schema/field.js';
import type { FieldCode } from '../schema/field-codes.js';
import type { ResolvedDate } from '../time/occurred.js';
import type { CommandContext } from './command-read.js';

/** Beyond these nobody reads on: the rest is not said. */
const ISSUES_MAX = 100;

/** What depends on the record of the race; everything else is wrong with the document in itself. */
const OF_THE_RECORD: ReadonlySet<FieldCode> = new Set<FieldCode>([
  'actor-unknown',
  'actor-kind-differs',
  'event-unknown',
  'race-differs',
]);

/** Reads one document at the door; what an earlier command of it says counts for the later ones. */
export class ReadingAtDoor implements Reading {
  readonly #context: CommandContext;
  readonly #refusals: Refusal[] = [];
  readonly #actors = new Map<string, Actor>();
  readonly #factTypes = new Map<EventId, EventType>();
  #timeZone: string;

  constructor(context: CommandContext) {
    this.#context = context;
    this.#timeZone = context.timeZone ?? 'UTC';
  }

  get refusals(): readonly Refusal[] {
    return this.#refusals;
  }

  /** The race is created by this very document: its dates are in the zone that it names. */
  useZone(timeZone: string): void {
    if (this.#context.timeZone === null) this.#timeZone = timeZone;
  }

  date(text: string): ResolvedDate | { readonly refused: string } {
    return this.#context.door.dates.read(text, this.#timeZone);
  }

  knowsZone(timeZone: string): boolean {
    return this.#context.door.dates.knowsZone(timeZone);
  }

  actor(id: string): Actor | undefined {
    return this.#context.actor(id) ?? this.#actors.get(id);
  }

  introduce(actor: Actor): void {
    this.#actors.set(actor.id, actor);
  }

  sourceKey(publisher: string, published: string, url: string | undefined): string {
    return this.#context.door.sourceKey(publisher, published, url);
  }

  eventId({ key, index }: EventReference): EventId {
    const { door } = this.#context;
    return door.eventId(door.stream, key ?? door.cid, index);
  }

  factType(event: EventId): EventType | undefined {
    return this.#factTypes.get(event) ?? this.#context.factType(event);
  }

  willRecord(event: EventId, factType: EventType): void {
    this.#factTypes.set(event, factType);
  }

  report(issue: ReadingIssue): void {
    if (this.#refusals.length >= ISSUES_MAX) return;
    const kind = OF_THE_RECORD.has(issue.code) ? 'refused' : 'malformed';
    this.#refusals.push({ kind, ...issue });
  }
}
