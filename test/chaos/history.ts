/** What a client was told about a command: the first answer that says how it ended, and those to repeats. */
export interface Answer {
  /** Which of the API processes. */
  readonly api: number;
  readonly status: number;
  readonly body: string;
}

/** A command and everything that its sender was told about it. */
export interface SentCommand {
  /** Its Idempotency-Key. */
  readonly key: string;
  readonly race: string;
  /** The text of its document. */
  readonly document: string;
  /** The version that it demanded. */
  readonly ifMatch: number | undefined;
  /** The organisations that it lets endorse: each appears in one command only. */
  readonly marks: readonly string[];
  readonly answers: readonly Answer[];
}

/** What an answer of success says. */
export interface Recorded {
  readonly version: number;
  readonly events: readonly {
    readonly id: string;
    readonly type: string;
    readonly version: number;
  }[];
}

export const isSuccess = ({ status }: Answer): boolean => status >= 200 && status < 300;

/** Statuses after which the same command is sent again: they say nothing about how it ends. */
const PASSING = [408, 409, 425, 429];

export const isRefusal = ({ status }: Answer): boolean =>
  status >= 400 && status < 500 && !PASSING.includes(status);

export const recordedBy = ({ body }: Answer): Recorded => JSON.parse(body) as Recorded;

/** The first answer of success, where something was recorded. */
export function acknowledgement(command: SentCommand): Recorded | undefined {
  const answer = command.answers.find(isSuccess);
  const recorded = answer && recordedBy(answer);
  return recorded !== undefined && recorded.events.length > 0 ? recorded : undefined;
}

/** The longest time, in milliseconds, that passed without one of these moments. */
export function longestGap(from: number, to: number, moments: readonly number[]): number {
  const inside = moments.filter((moment) => moment > from && moment < to).toSorted((a, b) => a - b);
  const ends = [...inside, to];
  return Math.max(...ends.map((end, index) => end - (inside[index - 1] ?? from)));
}
