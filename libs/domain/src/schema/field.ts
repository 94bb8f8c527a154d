import type { Actor } from '../actor/actor.js';
import type { ResolvedDate } from '../time/occurred.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What is wrong with one field of what a client sent. */
export interface FieldIssue {
  /** JSON Pointer to the field, from the root of the command document. */
  readonly pointer: string;
  readonly code: string;
  /** What was wrong and what to do, in a sentence. */
  readonly detail: string;
}

/** What reading at the door needs to know beside the document. */
export interface Reading {
  /** Resolves EDTF in the race's zone. */
  date(text: string): ResolvedDate | { readonly refused: string };
  /** A person or organisation that the race's record already names. */
  actor(id: string): Actor | undefined;
  report(issue: FieldIssue): void;
}

/**
 * One field of an event, from which its type, its reader and both its JSON Schemas are derived:
 * what a client sends (`input`) and what the log holds (`recorded`).
 */
export interface Field<T> {
  readonly input: JsonSchema;
  readonly recorded: JsonSchema;
  readonly isOptional?: boolean;
  /** @returns undefined after reporting what was wrong. */
  read(value: unknown, pointer: string, reading: Reading): T | undefined;
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
