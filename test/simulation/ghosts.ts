import type { ModelRecord } from './rule.js';

interface History {
  /** Rids of the accepted records, in order, as one number. */
  print: number;
  head: { readonly rid: string; readonly cid: string } | null;
}

/**
 * What no program knows and the checker does: the exact history on which each record was decided. A
 * history is a fingerprint of the rids of its accepted records, in order.
 */
export class Ghosts {
  readonly #decidedOn = new Map<string, number>();
  readonly #seen = new Map<object, Map<string, History>>();
  #rids = 0;

  newRid(): string {
    this.#rids += 1;
    return `r${this.#rids}`;
  }

  /** A reader took a record for accepted. @returns the history before it */
  accepted(reader: object, { stream, rid, cid }: ModelRecord): number {
    const history = this.#historyOf(reader, stream);
    const before = history.print;
    history.print = extended(before, rid);
    history.head = { rid, cid };
    return before;
  }

  headOf(reader: object, stream: string): History['head'] {
    return this.#historyOf(reader, stream).head;
  }

  /** A writer decided a record on what it holds for accepted, and its own pending records on top. */
  decided(writer: object, record: ModelRecord, pending: readonly string[]): void {
    const { print } = this.#historyOf(writer, record.stream);
    this.#decidedOn.set(record.rid, pending.reduce(extended, print));
  }

  /** @returns undefined for a record that was decided on nothing: it must change nothing */
  decidedOn(rid: string): number | undefined {
    return this.#decidedOn.get(rid);
  }

  #historyOf(reader: object, stream: string): History {
    const streams = this.#seen.get(reader) ?? new Map<string, History>();
    this.#seen.set(reader, streams);
    const history = streams.get(stream) ?? { print: 1, head: null };
    streams.set(stream, history);
    return history;
  }
}

const extended = (print: number, rid: string): number =>
  (Math.imul(print, 0x01000193) + Number(rid.slice(1)) * 0x9e3779b1) | 0;
