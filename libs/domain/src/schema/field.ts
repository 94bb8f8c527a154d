import type { Actor } from '../actor/actor.js';
import type { EventId } from '../event/timeline-event.js';
import type { ResolvedDate } from '../time/occurred.js';
import type { FieldCode } from './field-codes.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What is wrong with one field of what a client sent. */
export interface FieldIssue {
  /** JSON Pointer to the field, from the root of the command document. */
  readonly pointer: string;
  readonly code: string;
  /** What was wrong and what to do, in a sentence. */
  readonly detail: string;
}

/** What reading finds wrong, by a code of the catalogue. */
export interface ReadingIssue extends FieldIssue {
  readonly code: FieldCode;
}

/** Names an event before its id is known: by the key of the command that recorded it, or in the same command. */
export interface EventReference {
  /** Key of the command; absent: this command. */
  readonly key?: string;
  /** Index of the event in its command, 0..n. */
  readonly index: number;
}

/** What reading at the door needs to know beside the document. */
export interface Reading {
  /** Resolves EDTF in the race's zone. */
  date(text: string): ResolvedDate | { readonly refused: string };
  /** Whether this is an IANA time zone. */
  knowsZone(timeZone: string): boolean;
  /** A person or organisation that the race's record, or an earlier command beside this one, names. */
  actor(id: string): Actor | undefined;
  /** Someone is named in full, so that later fields may refer to them by id. */
  introduce(actor: Actor): void;
  /** Key of a source: publisher's slug, date, six hex digits of the hash of its address. */
  sourceKey(publisher: string, published: string, url: string | undefined): string;
  /** The id that an event has, or will have. */
  eventId(reference: EventReference): EventId;
  report(issue: ReadingIssue): void;
}

/**
 * One field of an event, from which its type, its reader and both its JSON Schemas are derived:
 * what a client sends (`input`) and what the log holds (`recorded`).
 */
export interface Field<T> {
  readonly input: JsonSchema;
  readonly recorded: JsonSchema;
  readonly isOptional?: boolean;
  /** By what decides the command: no client gives it. */
  readonly isFilledIn?: boolean;
  /** @returns null after reporting what was wrong. */
  readonly read: (value: unknown, pointer: string, reading: Reading) => T | null;
}

export interface OptionalField<T> extends Field<T> {
  readonly isOptional: true;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

type OptionalKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends OptionalField<unknown> ? K : never;
}[keyof F];

type ValueOf<F> = F extends Field<infer T> ? T : never;

/** The record that a set of fields describes. */
export type RecordOf<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[K]>;
} & { readonly [K in OptionalKeys<F>]?: ValueOf<F[K]> };
