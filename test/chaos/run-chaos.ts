import { Client, type Doors } from './client.js';
import { candidacyDocuments, raceDocument } from './documents.js';
import { acknowledgement, isRefusal, isSuccess, longestGap, type SentCommand } from './history.js';
import { judge } from './judge.js';
import { Nemesis } from './nemesis.js';
import { caughtUp, differences } from './read-model-equality.js';
import { replay } from './replay.js';
import { setStage, type Stage } from './stage.js';

const CLIENTS = 8;
const RACES = ['chaos-one', 'chaos-two', 'chaos-three', 'chaos-four'] as const;
/** How long a command that is still open when the run ends may take to be answered. */
const LAST_ANSWER_MS_MAX = 60_000;

export interface ChaosOptions {
  readonly seconds: number;
  readonly seed: number;
}

export interface ChaosReport extends ChaosOptions {
  readonly sent: number;
  /** Commands that were answered as recorded. */
  readonly acknowledged: number;
  readonly refused: number;
  /** Commands whose sender was never told how they ended. */
  readonly unanswered: number;
  readonly repeated: number;
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: number;
  readonly longestOutageMs: number;
  readonly faults: number;
  /** Records in the topic, by what became of them. */
  readonly records: Readonly<Record<string, number>>;
}

/**
 * Runs the service on real servers, harms all of them, and then compares what clients were told and
 * what Redis holds with a replay of the topic.
 * @param tell hears what was found and what was done, a line at a time
 */
export async function runChaos(
  options: ChaosOptions,
  tell: (line: string) => void,
): Promise<ChaosReport> {
  const stage = await setStage();
  try {
    const processes = [...stage.apis, ...stage.projectors];
    for (const one of processes) one.start();
    await Promise.all(processes.map((one) => one.isReady()));
    const played = await play(stage, options);
    for (const one of played.struck) tell(one);
    return await compare(stage, options, { ...played, tell });
  } finally {
    await stage.clear();
  }
}

interface Played {
  readonly sent: readonly SentCommand[];
  readonly longestOutageMs: number;
  readonly struck: readonly string[];
}

async function play(stage: Stage, { seconds, seed }: ChaosOptions): Promise<Played> {
  const sent: SentCommand[] = [];
  const successes: number[] = [];
  const doors: Doors = { addresses: stage.apis.map((api) => api.address), token: stage.token };
  const clients = Array.from(
    { length: CLIENTS },
    (_, index) =>
      new Client({
        doors,
        seed: seed * 1_000 + index * 2,
        name: `client-${index}`,
        races: RACES,
        onSent: (command) => sent.push(command),
        onSuccess: (at) => successes.push(at),
      }),
  );
  await prepareRaces(clients[0]!);
  const nemesis = new Nemesis(seed, stage);
  const began = Date.now();
  const ending = AbortSignal.timeout(seconds * 1_000);
  const givingUp = AbortSignal.timeout(seconds * 1_000 + LAST_ANSWER_MS_MAX);
  await Promise.all([nemesis.run(ending), ...clients.map((one) => one.run(ending, givingUp))]);
  const longestOutageMs = longestGap(began, began + seconds * 1_000, successes);
  return { sent, longestOutageMs, struck: nemesis.struck };
}

async function prepareRaces(client: Client): Promise<void> {
  const givingUp = AbortSignal.timeout(LAST_ANSWER_MS_MAX);
  for (const race of RACES)
    for (const document of [raceDocument(race), ...candidacyDocuments()]) {
      const order = { race, document, ifMatch: undefined, marks: [] };
      const { answers } = await client.send(order, givingUp);
      if (!answers.some(isSuccess))
        throw new Error(`The run cannot begin: ${answers.at(-1)?.body ?? 'no answer'}`);
    }
}

async function compare(
  stage: Stage,
  options: ChaosOptions,
  { sent, longestOutageMs, struck, tell }: Played & { readonly tell: (line: string) => void },
): Promise<ChaosReport> {
  await Promise.all([...stage.apis, ...stage.projectors].map((one) => one.isReady()));
  const log = await stage.openLog();
  const readModel = await stage.openReadModel();
  try {
    await caughtUp(readModel, (await log.end()).cursor);
    const { commits, counts, readModel: expected } = await replay(log);
    const verdict = judge(sent, commits);
    const wrong = [...verdict.wrong, ...(await differences(readModel, expected))];
    for (const one of verdict.lost) tell(`lost: ${one}`);
    for (const one of verdict.doubled) tell(`doubled: ${one}`);
    for (const one of wrong) tell(`wrong: ${one}`);
    return {
      ...options,
      sent: sent.length,
      acknowledged: sent.filter(acknowledgement).length,
      refused: sent.filter(({ answers }) => answers.some(isRefusal)).length,
      unanswered: sent.filter(isUnanswered).length,
      repeated: sent.filter(({ answers }) => answers.length > 1).length,
      lost: verdict.lost.length,
      doubled: verdict.doubled.length,
      wrong: wrong.length,
      longestOutageMs,
      faults: struck.length,
      records: counts,
    };
  } finally {
    await Promise.all([log.close(), readModel.close()]);
  }
}

const isUnanswered = ({ answers }: SentCommand): boolean =>
  !answers.some((answer) => isSuccess(answer) || isRefusal(answer));
