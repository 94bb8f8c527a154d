import type { Session } from '../options.js';

/** The parts of a fact's history that the command line reads. */
export interface FactHistory {
  readonly fact: string;
  readonly race: string;
  /** Of the race, when the history was read. */
  readonly version: number;
  readonly type: string;
  readonly slot: string;
  readonly stands: boolean;
  /** The event of the fact, with all its measures as they stand now. */
  readonly event: { readonly id: string; readonly data: Readonly<Record<string, unknown>> };
  readonly steps: readonly {
    readonly recordedAt: string;
    readonly did: string;
    readonly changed: readonly string[];
    readonly reason?: string;
    readonly revision: FactRevision | null;
  }[];
}

export interface FactRevision {
  readonly occurred: { readonly edtf: string | null };
  readonly assertion: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Keys of sources. */
  readonly sources: readonly string[];
}

export async function factHistory({ connection }: Session, fact: string): Promise<FactHistory> {
  const { body } = await connection.get(`/v1/facts/${encodeURIComponent(fact)}/history`);
  return body as unknown as FactHistory;
}
