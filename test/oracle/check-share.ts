import { parentPort, workerData } from 'node:worker_threads';
import { openRedisReadModel } from '#libs/adapters';
import { type ReadModel, silentLogger } from '#libs/ports';
import type { ThreadMessage } from './in-threads.js';
import { runCheck, type RunOptions, type RunResult } from './run.js';

/** A share of the histories, checked in a thread of its own. */
export interface Share extends Omit<RunOptions, 'redis' | 'progress'> {
  readonly redis: { readonly url: string; readonly prefix: string } | null;
}

const { redis, ...share } = workerData as Share;
const model = redis && (await openRedisReadModel({ ...redis, logger: silentLogger }));
const say = (message: ThreadMessage<RunResult>): void => parentPort?.postMessage(message);

const result = await runCheck({
  ...share,
  redis: model,
  progress: (line) => {
    say({ line });
  },
});
say({ result });
if (model !== null) {
  await empty(model);
  await model.close();
}

/** Leaves nothing of the histories in a Redis that others use too. */
async function empty(used: ReadModel): Promise<void> {
  const { number: full } = await used.serving();
  const { number: bare } = await used.begin();
  await used.promote(bare);
  await used.discard(full);
}
