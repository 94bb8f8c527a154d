/** The streams of a history, in one partition. */
export const STREAMS = ['race/a', 'race/b'] as const;

/** What a client was told of its command. */
export interface Answer {
  readonly version: number;
  readonly rid: string;
}

/** A command as its client sees it: sent once or several times, to one writer or several. */
export interface ClientCommand {
  readonly cid: string;
  readonly stream: string;
  readonly events: number;
  /** The version that the client demands; null: any. */
  readonly ifMatch: number | null;
  readonly answers: Answer[];
  /** Told that the version is past what it demands: final. */
  isRefused: boolean;
}
