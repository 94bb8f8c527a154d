import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openRedisReadModel } from '#libs/adapters';
import { type ReadModel, silentLogger } from '#libs/ports';
import { runCheck } from './run.js';

/** As the command line's: wrong usage, and a verification that differs. */
const USAGE_EXIT_CODE = 2;
const DIFFERS_EXIT_CODE = 8;

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
const redis = options.redis ? await openRedis() : null;

const report = await runCheck({
  seed,
  histories,
  redis: redis?.model ?? null,
  progress: (line) => {
    console.error(line);
  },
});
await redis?.close();
console.log(JSON.stringify(report));
const isProven = report.differences === 0 && report.mutationsCaught === report.mutations;
process.exit(isProven ? 0 : DIFFERS_EXIT_CODE);

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  console.error(`Give --${name} as a whole number, not ${text}.`);
  process.exit(USAGE_EXIT_CODE);
}

interface OpenRedis {
  readonly model: ReadModel;
  close(): Promise<void>;
}

/** What the stack's own programs, which are not compiled, give of a server. */
interface Server {
  readonly address: string;
  stop(): Promise<void>;
}

async function openRedis(): Promise<OpenRedis> {
  const given = process.env['REDIS_URL'];
  const server = given === undefined ? await startRedis() : null;
  const url = given ?? `redis://${server?.address ?? ''}`;
  const prefix = `check-answers-${randomBytes(6).toString('hex')}`;
  const model = await openRedisReadModel({ url, prefix, logger: silentLogger });
  return {
    model,
    async close() {
      await model.close();
      await server?.stop();
    },
  };
}

async function startRedis(): Promise<Server> {
  const program = pathToFileURL(resolve('tools/stack/redis.mjs')).href;
  const { startRedis: start } = (await import(program)) as { startRedis: () => Promise<Server> };
  return start();
}
