import type { EventId, Instant, Refusal, TimelineEvent, Warning } from '#libs/domain';

/** A command on its way to the log. */
export interface CommandRequest {
  /** `race/<race id>`. */
  readonly stream: string;
  /** The `Idempotency-Key`. */
  readonly cid: string;
  /** SHA-256 of the canonical request body, hex. */
  readonly hash: string;
  /** Key id and role of the author. */
  readonly by: string;
  readonly correlation: string | null;
  /** The stream's version that the client demands; null: any. */
  readonly ifMatch: number | null;
  readonly dryRun: boolean;
  /** The command document (surface 8.13), parsed JSON, not yet looked at. */
  readonly document: unknown;
}

export interface RecordedEvent {
  readonly id: EventId;
  readonly type: TimelineEvent['type'];
  readonly version: number;
  readonly warnings: readonly Warning[];
}

/** What became of a command. Every refusal is a value. */
export type CommandOutcome =
  | {
      readonly kind: 'recorded';
      /** The first result, given again for the same key and body. */
      readonly replayed: boolean;
      readonly version: number;
      readonly recordedAt: Instant;
      readonly events: readonly RecordedEvent[];
    }
  /** Nothing new to say [F6]. */
  | { readonly kind: 'unchanged'; readonly version: number }
  | {
      readonly kind: 'would-record';
      readonly version: number;
      readonly events: readonly TimelineEvent[];
      readonly warnings: readonly Warning[];
    }
  | { readonly kind: 'refused'; readonly version: number; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'version-conflict'; readonly version: number }
  | { readonly kind: 'key-reused' }
  /** The deadline passed: it may or may not be recorded; the same key tells. */
  | { readonly kind: 'outcome-unknown' }
  /** This program does not know an event of the stream: a newer one runs beside it. */
  | { readonly kind: 'read-only'; readonly reason: string }
  /** The writer has not read the log to its end yet, or cannot. */
  | { readonly kind: 'not-ready'; readonly reason: string };
