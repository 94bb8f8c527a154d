import { parseArgs } from 'node:util';
import { inThreads } from '../oracle/in-threads.js';
import type { Share } from './check-share.js';
import { type Checked, reportOf, type RunResult } from './run.js';
import { FAULTS } from './tampering.js';

/** As the command line's: wrong usage, and a verification that differs. */
const USAGE_EXIT_CODE = 2;
const DIFFERS_EXIT_CODE = 8;
const DIFFERENCES_SHOWN = 3;
const THREADS_MAX = 16;

/**
 * Compares the as-of index with the oracle on random histories:
 * `npm run check-index -- --histories 2000 --seed 1`. The last line is JSON; exit code 8 where they differ.
 * All processors share the work; `--threads` says how many at most. What is checked stays the same.
 */
const { values: options } = parseArgs({
  options: {
    histories: { type: 'string', default: '2000' },
    long: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: String(THREADS_MAX) },
  },
});

const checked: Checked = {
  seed: wholeNumber('seed', options.seed),
  histories: wholeNumber('histories', options.histories),
  longHistories: wholeNumber('long', options.long),
};
const results = await inThreads<RunResult>(
  new URL('./check-share.js', import.meta.url),
  wholeNumber('threads', options.threads),
  (turns): Share => ({ ...checked, ...turns }),
);

const caught = new Set(results.flatMap((share) => share.caught));
for (const { name } of FAULTS)
  console.error(`${caught.has(name) ? 'Found' : 'NOT FOUND'}: ${name}`);
const differences = results.flatMap((share) => share.differences);
for (const text of differences.slice(0, DIFFERENCES_SHOWN)) console.error(text);
const report = reportOf(checked, results);
console.log(JSON.stringify(report));
const isProven = report.differences === 0 && report.mutationsCaught === report.mutations;
process.exit(isProven ? 0 : DIFFERS_EXIT_CODE);

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  console.error(`Give --${name} as a whole number, not ${text}.`);
  process.exit(USAGE_EXIT_CODE);
}
