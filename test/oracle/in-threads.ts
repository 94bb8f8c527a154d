import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Part of the work of several threads: the first of its tasks, and how many on its next one is. */
export interface Turns {
  readonly first: number;
  readonly step: number;
}

export type ThreadMessage<Result> = { readonly line: string } | { readonly result: Result };

/** Room for objects that die young: a history is asked thousands of questions, each answered anew. */
const YOUNG_GENERATION_MB = 64;

/**
 * Shares work between the threads of a program that takes its share as `workerData`, and says what comes of it. Which
 * tasks there are does not depend on how many threads there are.
 *
 * @param threads how many at most; no more than there are processors.
 * @param shareOf what the thread that takes these turns is told.
 * @returns in the order of the threads.
 */
export function inThreads<Result>(
  program: URL,
  threads: number,
  shareOf: (turns: Turns) => Turns,
): Promise<readonly Result[]> {
  const step = Math.max(1, Math.min(availableParallelism(), threads));
  return Promise.all(
    Array.from({ length: step }, (_, first) => resultOf<Result>(program, shareOf({ first, step }))),
  );
}

function resultOf<Result>(program: URL, share: Turns): Promise<Result> {
  const worker = new Worker(program, {
    workerData: share,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  return new Promise((done, failed) => {
    let given: { readonly result: Result } | null = null;
    worker.on('message', (message: ThreadMessage<Result>) => {
      if ('line' in message) console.error(message.line);
      else given = message;
    });
    worker.once('error', failed);
    // Having said what came of its share, it may still have to tidy up.
    worker.once('exit', () => {
      if (given !== null) done(given.result);
      else failed(new Error('A thread ended without a result.'));
    });
  });
}
