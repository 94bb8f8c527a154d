import { appendFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { asOf } from './as-of.bench.js';
import { appendsInProcess } from './appends-in-process.bench.js';
import type { BenchRun } from './bench-run.js';
import { commandsOverHttp } from './commands-over-http.bench.js';
import { type Figure, tableOf } from './figure.js';
import { describeMachine } from './machine.js';
import { projection } from './projection.bench.js';
import { start } from './start.bench.js';
import { stateQueries } from './state-queries.bench.js';

const BENCHES: Readonly<Record<string, (run: BenchRun) => Promise<readonly Figure[]>>> = {
  commands: commandsOverHttp,
  appends: appendsInProcess,
  projection,
  states: stateQueries,
  'as-of': asOf,
  start,
};

const USAGE = `npm run bench -- all|${Object.keys(BENCHES).join('|')} [--seconds 5] [--seed 1] [--events 100000] [--write]`;
const USAGE_EXIT = 64;
const RESULTS = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));

interface Options {
  readonly benches: readonly ((run: BenchRun) => Promise<readonly Figure[]>)[];
  readonly seconds: number;
  readonly seed: number;
  readonly eventsMax: number;
  readonly write: boolean;
}

function readOptions(): Options | undefined {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      events: { type: 'string', default: 'Infinity' },
      write: { type: 'boolean', default: false },
    },
  });
  const [name = 'all'] = positionals;
  const seconds = Number(values.seconds);
  const seed = Number(values.seed);
  const eventsMax = Number(values.events);
  const benches = Object.entries(BENCHES)
    .filter(([each]) => name === 'all' || name === each)
    .map(([, bench]) => bench);
  const isUsable = seconds > 0 && Number.isInteger(seed) && eventsMax > 0 && benches.length > 0;
  return isUsable ? { benches, seconds, seed, eventsMax, write: values.write } : undefined;
}

/** Runs the benches named, prints a table, and as the last line all figures as JSON. */
async function main(): Promise<void> {
  const options = readOptions();
  if (options === undefined) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = USAGE_EXIT;
    return;
  }
  const { benches, seconds, seed, eventsMax, write } = options;
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const figures: Figure[] = [];
  for (const bench of benches) figures.push(...(await bench({ seconds, seed, eventsMax, say })));
  const results = { date: new Date().toISOString().slice(0, 10), machine: describeMachine() };
  const table = tableOf(figures);
  process.stdout.write(`${table}\n`);
  const how = `${results.machine}; ${seconds} s a figure, seed ${seed}.`;
  if (write) await appendFile(RESULTS, `\n## ${results.date}\n\n${how}\n\n${table}\n`);
  process.stdout.write(`${JSON.stringify({ ...results, seconds, seed, figures })}\n`);
}

await main();
