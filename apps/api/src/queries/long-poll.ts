import type { Answer } from '#libs/application';
import type { ReadModelReader } from '#libs/ports';

/** The longest that a question waits for news; the next one goes on from the same cursor. */
export const LONG_POLL_SECONDS_MAX = 30;
/** Questions that wait at once; any more are answered as things stand. */
export const LONG_POLLS_MAX = 1_000;
/** A hint of a change may be lost: the read model is asked again at this pace. */
const ASKED_AGAIN_EVERY_MS = 1_000;

let waiting = 0;

export interface NewsWait {
  readonly seconds: number;
  /** When the client has gone, nobody waits any more. */
  readonly gone: AbortSignal;
}

/** Asks until there is news, the time is over, or the client has gone; at least once. */
export async function askUntilNews(
  readModel: ReadModelReader,
  ask: () => Promise<Answer>,
  wait: NewsWait,
): Promise<Answer> {
  if (waiting >= LONG_POLLS_MAX) return ask();
  waiting += 1;
  try {
    return await asked(readModel, ask, wait);
  } finally {
    waiting -= 1;
  }
}

async function asked(
  readModel: ReadModelReader,
  ask: () => Promise<Answer>,
  { seconds, gone }: NewsWait,
): Promise<Answer> {
  const deadline = performance.now() + Math.min(seconds, LONG_POLL_SECONDS_MAX) * 1_000;
  for (;;) {
    const change = nextChange(readModel, gone);
    try {
      const answer = await ask();
      const leftMs = leftOf(deadline, gone);
      if (answer.awaits !== true || leftMs <= 0) return answer;
      await change.happened(leftMs);
    } finally {
      change.forget();
    }
  }
}

const leftOf = (deadline: number, gone: AbortSignal): number =>
  gone.aborted ? 0 : deadline - performance.now();

/** Listens before the read model is asked, so that no change falls in between. */
function nextChange(readModel: ReadModelReader, gone: AbortSignal) {
  let end: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  const unsubscribe = readModel.onChange(end);
  gone.addEventListener('abort', end);
  let timer: NodeJS.Timeout | undefined;
  return {
    happened: (leftMs: number): Promise<void> => {
      timer = setTimeout(end, Math.min(leftMs, ASKED_AGAIN_EVERY_MS));
      return promise;
    },
    forget: () => {
      clearTimeout(timer);
      gone.removeEventListener('abort', end);
      unsubscribe();
    },
  };
}
