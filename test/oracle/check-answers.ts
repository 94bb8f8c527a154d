import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Share } from './check-share.js';
import { inThreads } from './in-threads.js';
import { MUTATIONS } from './mutations.js';
import type { RunResult } from './run.js';

/** As the command line's: wrong usage, and a verification that differs. */
const USAGE_EXIT_CODE = 2;
const DIFFERS_EXIT_CODE = 8;
/** Threads that share the histories. */
const SHARES_MAX = 4;
const DIFFERENCES_SHOWN = 3;

/**
 * Compares the read models with the oracle on random histories:
 * `npm run check-answers -- --histories 1000 --seed 1`. The last line is JSON; exit code 8 where they differ.
 * Redis is that of `REDIS_URL`, else one of its own for the run; `--no-redis` leaves it out.
 */
const { values: options } = parseArgs({
  allowNegative: true,
  options: {
    histories: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    redis: { type: 'boolean', default: true },
  },
});
const histories = wholeNumber('histories', options.histories);
const seed = wholeNumber('seed', options.seed);
const server = options.redis ? await redisServer() : null;
const prefix = `check-answers-${randomBytes(6).toString('hex')}`;

const results = await inThreads<RunResult>(
  new URL('./check-share.js', import.meta.url),
  SHARES_MAX,
  (turns): Share => ({
    seed,
    ...turns,
    histories,
    redis: server && { url: server.url, prefix: `${prefix}-${turns.first}` },
  }),
);
await server?.stop();
process.exit(report(results) ? 0 : DIFFERS_EXIT_CODE);

/** @returns whether nothing differs and every planted fault was found. */
function report(shares: readonly RunResult[]): boolean {
  const differences = shares.flatMap((share) => share.differences);
  const caught = new Set(shares.flatMap((share) => share.caught));
  for (const text of differences.slice(0, DIFFERENCES_SHOWN)) console.error(text);
  for (const { name } of MUTATIONS)
    console.error(`${caught.has(name) ? 'Found' : 'NOT FOUND'}: ${name}`);
  const figures = {
    seed,
    histories,
    points: shares.reduce((points, share) => points + share.points, 0),
    differences: differences.length,
    mutationsCaught: caught.size,
    mutations: MUTATIONS.length,
  };
  console.log(JSON.stringify(figures));
  return figures.differences === 0 && figures.mutationsCaught === figures.mutations;
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  console.error(`Give --${name} as a whole number, not ${text}.`);
  process.exit(USAGE_EXIT_CODE);
}

/** What the stack's own programs, which are not compiled, give of a server. */
interface Server {
  readonly address: string;
  stop(): Promise<void>;
}

async function redisServer(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const given = process.env['REDIS_URL'];
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() };
  const program = pathToFileURL(resolve('tools/stack/redis.mjs')).href;
  const { startRedis } = (await import(program)) as { startRedis: () => Promise<Server> };
  const started = await startRedis();
  return { url: `redis://${started.address}`, stop: () => started.stop() };
}
