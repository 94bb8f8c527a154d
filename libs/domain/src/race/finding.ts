import type { RefusalCode } from './refusals.js';
import type { WarningCode } from './warnings.js';

/** The record does not allow the command. */
export interface RefusedFinding {
  readonly is: 'refused';
  readonly code: RefusalCode;
  /** JSON Pointer, from the event: `/data/endorser`. */
  readonly pointer: string;
  /** What is wrong and what to do. */
  readonly detail: string;
}

/** Odd but possible: accepted, and said. */
export interface WarnedFinding {
  readonly is: 'warned';
  readonly code: WarningCode;
  readonly pointer: string;
  readonly detail: string;
}

/** What a rule has to say about an event. */
export type Finding = RefusedFinding | WarnedFinding;

export const refuse = (code: RefusalCode, pointer: string, detail: string): RefusedFinding => ({
  is: 'refused',
  code,
  pointer,
  detail,
});

export const warn = (code: WarningCode, pointer: string, detail: string): WarnedFinding => ({
  is: 'warned',
  code,
  pointer,
  detail,
});

/** What rules say that find nothing. */
export const NOTHING: readonly Finding[] = [];
