/** npm run chaos -- --seconds 60 --seed 1: the last line is the report as JSON. */
import { parseArgs } from 'node:util';
import { runChaos } from './run-chaos.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
});
const seconds = Number(values.seconds);
const seed = Number(values.seed);
if (!(seconds > 0 && seconds <= 3_600 && Number.isInteger(seed))) {
  process.stderr.write(
    'Say for how long, up to an hour, and with which whole number: --seconds 60 --seed 1\n',
  );
  process.exit(2);
}
const report = await runChaos({ seconds, seed }, (line) => process.stderr.write(`${line}\n`));
process.stdout.write(`${JSON.stringify(report)}\n`);
const isSound = report.lost + report.doubled + report.wrong === 0 && report.acknowledged > 0;
process.exit(isSound ? 0 : 1);
