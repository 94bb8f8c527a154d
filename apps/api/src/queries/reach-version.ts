import { type Problem, reachOf } from '#libs/application';
import type { ReadModelReader } from '#libs/ports';

/** How long a reader waits for its own write where it does not say. */
const WAIT_SECONDS_DEFAULT = 2;
export const WAIT_SECONDS_MAX = 10;
/** Readers that wait at once; any more are told at once that they are ahead. */
export const VERSION_WAITERS_MAX = 1_000;
/** A hint of a change may be lost: the read model is asked again at this pace. */
const ASKED_AGAIN_EVERY_MS = 100;
const RETRY_AFTER_SECONDS = 1;

/** A version that a reader needs to see. */
export interface Wanted {
  readonly race: string;
  readonly version: number;
  readonly waitSeconds: number | null;
}

let waiting = 0;

/** Waits, bounded, until a race is folded up to a version. */
export async function reachVersion(
  readModel: ReadModelReader,
  wanted: Wanted,
): Promise<Problem | undefined> {
  const head = await headOf(readModel, wanted.race);
  if (head >= wanted.version) return undefined;
  if (waiting >= VERSION_WAITERS_MAX) return behind(wanted, head, 0);
  waiting += 1;
  try {
    return await reached(readModel, wanted);
  } finally {
    waiting -= 1;
  }
}

async function reached(readModel: ReadModelReader, wanted: Wanted): Promise<Problem | undefined> {
  const seconds = secondsToWait(wanted);
  const deadline = performance.now() + seconds * 1_000;
  for (;;) {
    const head = await headAfterChange(readModel, wanted);
    if (head >= wanted.version) return undefined;
    if (performance.now() >= deadline) return behind(wanted, head, seconds);
  }
}

const secondsToWait = ({ waitSeconds }: Wanted): number =>
  Math.min(waitSeconds ?? WAIT_SECONDS_DEFAULT, WAIT_SECONDS_MAX);

/** The head, after one more change where it is not far enough yet. */
async function headAfterChange(
  readModel: ReadModelReader,
  { race, version }: Wanted,
): Promise<number> {
  const change = nextChange(readModel, race);
  try {
    const head = await headOf(readModel, race);
    if (head >= version) return head;
    await change.happened;
    return await headOf(readModel, race);
  } finally {
    change.forget();
  }
}

const headOf = async (readModel: ReadModelReader, record: string): Promise<number> =>
  (await reachOf(readModel, record))?.head ?? 0;

/** Listens before the read model is asked, so that no change falls in between. */
function nextChange(readModel: ReadModelReader, race: string) {
  let forget = () => undefined as unknown;
  const happened = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ASKED_AGAIN_EVERY_MS);
    const unsubscribe = readModel.onChange((changed) => {
      if (changed === race) resolve();
    });
    forget = () => {
      clearTimeout(timer);
      unsubscribe();
    };
  });
  return { happened, forget };
}

function behind({ race, version }: Wanted, head: number, seconds: number): Problem {
  return {
    problem: 'projection-behind',
    detail: `The read model of ${race} is at version ${head}, not yet at ${version}, after waiting ${seconds} s.`,
    members: { currentVersion: head },
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  };
}
