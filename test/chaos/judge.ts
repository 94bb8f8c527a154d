import {
  acknowledgement,
  type Answer,
  isRefusal,
  isSuccess,
  recordedBy,
  type SentCommand,
} from './history.js';

/** A commit that the log accepted, as the replay found it. */
export interface ReplayedCommit {
  readonly race: string;
  readonly key: string;
  /** The race's version before it. */
  readonly base: number;
  readonly events: readonly { readonly id: string; readonly version: number }[];
  /** The organisations that it lets endorse. */
  readonly marks: readonly string[];
}

export interface Verdict {
  /** Acknowledged commands that the log does not hold. */
  readonly lost: readonly string[];
  /** Commands that the log counts more than once. */
  readonly doubled: readonly string[];
  /** Everything else that must not be. */
  readonly wrong: readonly string[];
}

/** Compares what the clients were told with what a replay of the log finds. */
export function judge(sent: readonly SentCommand[], replayed: readonly ReplayedCommit[]): Verdict {
  const commits = grouped(replayed, ({ race, key }) => `${race} ${key}`);
  const names = new Set(sent.map(name));
  const of = ({ race, key }: SentCommand): readonly ReplayedCommit[] =>
    commits.get(`${race} ${key}`) ?? [];
  return {
    lost: sent.filter((one) => acknowledgement(one) && of(one).length === 0).map(name),
    doubled: [
      ...sent.filter((one) => of(one).length > 1).map(name),
      ...twice(replayed.flatMap(({ marks }) => marks)),
    ],
    wrong: [
      ...sent.flatMap((one) => wrongAnswers(one, of(one))),
      ...[...commits.keys()].filter((one) => !names.has(one)).map(unsent),
      ...wrongVersions(replayed),
    ],
  };
}

const name = ({ race, key }: SentCommand): string => `${race} ${key}`;

function wrongAnswers(command: SentCommand, commits: readonly ReplayedCommit[]): readonly string[] {
  const { answers } = command;
  const successes = answers.filter(isSuccess);
  const recorded = acknowledgement(command);
  const isAccepted = commits.length > 0;
  const complaints: readonly (readonly [boolean, string])[] = [
    [answers.some(isRefusal) && isAccepted, 'was refused, and is in the log'],
    [answers.some(isRefusal) && successes.length > 0, 'was refused and acknowledged'],
    [hasTwoAnswers(successes), 'was answered differently when repeated'],
    [
      successes.length > 0 && recorded === undefined && isAccepted,
      'was no news, and is in the log',
    ],
    [isElsewhere(successes[0], commits[0]), 'is not in the log where the answer said'],
    [answers.some(({ status }) => status === 500), 'met an error of the program'],
  ];
  return complaints
    .filter(([isSo]) => isSo)
    .map(([, complaint]) => `${name(command)} ${complaint}`);
}

/** Repeats of what was recorded are the same bytes; of what was no news, the race may have moved on. */
function hasTwoAnswers(successes: readonly Answer[]): boolean {
  if (successes.every((answer) => recordedBy(answer).events.length === 0)) return false;
  return new Set(successes.map(({ body }) => body)).size > 1;
}

/** Whether the log accepted the command at another version, or with other events, than was answered. */
function isElsewhere(answer: Answer | undefined, commit: ReplayedCommit | undefined): boolean {
  if (answer === undefined || commit === undefined) return false;
  const { version, events } = recordedBy(answer);
  if (version !== commit.base + commit.events.length) return true;
  const said = events.map((event) => `${event.version} ${event.id}`);
  return said.join() !== commit.events.map((event) => `${event.version} ${event.id}`).join();
}

const unsent = (one: string): string => `${one} is in the log, and nobody sent it`;

function wrongVersions(replayed: readonly ReplayedCommit[]): readonly string[] {
  return [...grouped(replayed, ({ race }) => race)].flatMap(([race, commits]) => {
    const versions = commits.flatMap(({ events }) => events.map(({ version }) => version));
    const gap = versions.findIndex((version, index) => version !== index + 1);
    return gap === -1
      ? []
      : [`${race} has version ${String(versions[gap])} where ${gap + 1} follows`];
  });
}

function twice(marks: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return marks.filter((mark) => seen.size === seen.add(mark).size);
}

function grouped<T>(
  things: readonly T[],
  by: (thing: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(by(thing));
    if (group === undefined) groups.set(by(thing), [thing]);
    else group.push(thing);
  }
  return groups;
}
