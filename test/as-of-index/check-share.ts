import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadMessage } from '../oracle/in-threads.js';
import { runCheck, type RunOptions, type RunResult } from './run.js';

/** The histories that one thread checks. */
export type Share = Omit<RunOptions, 'progress'>;

const say = (message: ThreadMessage<RunResult>): void => parentPort?.postMessage(message);

const result = await runCheck({
  ...(workerData as Share),
  progress: (line) => {
    say({ line });
  },
});
say({ result });
