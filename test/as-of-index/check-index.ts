import { parseArgs } from 'node:util';
import { runCheck } from './run.js';

/** As the command line's: wrong usage, and a verification that differs. */
const USAGE_EXIT_CODE = 2;
const DIFFERS_EXIT_CODE = 8;

/**
 * Compares the as-of index with the oracle on random histories:
 * `npm run check-index -- --histories 2000 --seed 1`. The last line is JSON; exit code 8 where they differ.
 */
const { values: options } = parseArgs({
  options: {
    histories: { type: 'string', default: '2000' },
    long: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});

const report = await runCheck({
  seed: wholeNumber('seed', options.seed),
  histories: wholeNumber('histories', options.histories),
  longHistories: wholeNumber('long', options.long),
  progress: (line) => {
    console.error(line);
  },
});
console.log(JSON.stringify(report));
const isProven = report.differences === 0 && report.mutationsCaught === report.mutations;
process.exit(isProven ? 0 : DIFFERS_EXIT_CODE);

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  console.error(`Give --${name} as a whole number, not ${text}.`);
  process.exit(USAGE_EXIT_CODE);
}
