import fc from 'fast-check';
import { MemoryFoldStore } from '#libs/adapters';
import { PartitionFold, type AcceptedFold } from '#libs/domain';
import type { AppendFault, ScriptedConnection } from '../../../ports/src/testing/scripted-log.js';
import type { CommandOutcome, CommandRequest } from '../command-outcome.js';
import { adding, TallyWriters, type TallyWriter } from '../testing/tally-writer.js';

const CLIENTS = 6;
const COMMANDS_PER_CLIENT = 8;
/** Checkpoints as often as something was folded, and states that are dropped and made again. */
const LIMITS = { recentCommitsMax: 3, stateEventsMax: 1 };
const FAULTS: readonly (AppendFault | undefined)[] = [
  'lose',
  'lose-answer',
  'double',
  undefined,
  undefined,
];

interface Told {
  readonly request: CommandRequest;
  readonly outcome: CommandOutcome;
}

/** A story of clients that send commands to three writers, all of it from one list of random numbers. */
class Story {
  readonly told: Told[] = [];
  readonly #writers = new TallyWriters(1);
  readonly #open: TallyWriter[] = [];
  readonly #stores: MemoryFoldStore[] = [];
  #step = 0;
  #cids = 0;

  constructor(private readonly rolls: readonly number[]) {}

  async play(): Promise<void> {
    for (let index = 0; index < 3; index += 1) {
      const store = new MemoryFoldStore();
      this.#stores.push(store);
      this.#open.push(await this.#writers.open(LIMITS, { foldStore: store }));
    }
    await Promise.all(Array.from({ length: CLIENTS }, () => this.#client()));
    for (const { connection } of this.#open) connection.releaseTail();
  }

  /** What the log came to. */
  accepted(): readonly AcceptedFold[] {
    const fold = new PartitionFold(0, 1);
    return this.#writers.log.records(0).flatMap(({ value, ...place }) => {
      const folded = fold.fold(value, place);
      return folded.kind === 'accepted' ? [folded] : [];
    });
  }

  /** What each writer holds for true: it refuses to take more than there is, and says how much there is. */
  async sums(take: number): Promise<readonly CommandOutcome[]> {
    return Promise.all(
      this.#open.map(({ writer }) => writer.submit(adding('sum', -take, { dryRun: true }))),
    );
  }

  close(): Promise<void> {
    return this.#writers.close();
  }

  async #client(): Promise<void> {
    for (let count = 0; count < COMMANDS_PER_CLIENT; count += 1) {
      this.#cids += 1;
      const request = adding(
        `c${this.#cids}`,
        { add: this.#below(9) - 4, events: 1 + this.#below(2) },
        { ifMatch: this.#below(4) === 0 ? this.#versionSeen() : null },
      );
      await Promise.all(Array.from({ length: 1 + this.#below(2) }, () => this.#send(request)));
    }
  }

  async #send(request: CommandRequest): Promise<void> {
    const index = this.#below(this.#open.length);
    this.#disturb(this.#open[index]!.connection);
    if (this.#below(15) === 0) await this.#restart(index);
    const outcome = await this.#open[index]!.writer.submit(request);
    this.told.push({ request, outcome });
  }

  #disturb(connection: ScriptedConnection): void {
    const fault = FAULTS[this.#below(FAULTS.length)];
    if (fault !== undefined) connection.script(fault);
    if (this.#below(3) > 0) connection.releaseTail();
    else {
      connection.holdTail();
      setImmediate(() => {
        connection.releaseTail();
      });
    }
  }

  /** Another writer takes the place of one that ends without waiting for anything, with what that one kept. */
  async #restart(index: number): Promise<void> {
    const gone = this.#open[index]!;
    const store = this.#stores[index]!.copy();
    this.#stores[index] = store;
    this.#open[index] = await this.#writers.open(LIMITS, { foldStore: store });
    gone.connection.releaseTail();
  }

  #versionSeen(): number {
    const versions = this.told.flatMap(({ outcome }) =>
      'version' in outcome ? [outcome.version] : [],
    );
    return Math.max(0, ...versions);
  }

  #below(limit: number): number {
    this.#step += 1;
    return (this.rolls[this.#step % this.rolls.length] ?? 0) % limit;
  }
}

const addOf = ({ document }: CommandRequest): number => (document as { add: number }).add;

describe("writers that get in one another's way", () => {
  it('tell every client what the log came to', async () => {
    const rolls = fc.array(fc.nat(10_000), { minLength: 400, maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(rolls, async (numbers) => {
        const story = new Story(numbers);
        try {
          await story.play();
          await judge(story);
        } finally {
          await story.close();
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  }, 60_000);
});

async function judge(story: Story): Promise<void> {
  const accepted = story.accepted();
  const sumAt = (version: number): number =>
    accepted
      .filter(({ command }) => command.base + command.events.length <= version)
      .flatMap(({ record }) => record.events)
      .reduce((sum, { note }) => sum + Number(note), 0);
  for (const told of story.told) judgeOne(told, accepted, sumAt);
  expect(accepted.length).toBeGreaterThan(0);
  const version = accepted.reduce((sum, { record }) => sum + record.events.length, 0);
  const sum = sumAt(version);
  for (const outcome of await story.sums(sum + 1))
    expect(outcome).toMatchObject({
      kind: 'refused',
      version,
      refusals: [{ detail: `only ${sum} are there` }],
    });
}

function judgeOne(
  { request, outcome }: Told,
  accepted: readonly AcceptedFold[],
  sumAt: (version: number) => number,
): void {
  const mine = accepted
    .filter(({ record }) => record.cid === request.cid)
    .map(({ command }) => command);
  expect(['recorded', 'refused', 'unchanged', 'version-conflict']).toContain(outcome.kind);
  if (outcome.kind === 'recorded')
    expect(mine.map(({ base, events, recordedAt }) => [base + events.length, recordedAt])).toEqual([
      [outcome.version, outcome.recordedAt],
    ]);
  if (outcome.kind === 'version-conflict') expect(mine).toEqual([]);
  if (outcome.kind === 'refused') expect(sumAt(outcome.version) + addOf(request)).toBeLessThan(0);
}
