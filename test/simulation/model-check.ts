import { parseArgs } from 'node:util';
import { checkModel } from './check-model.js';

/** Proof of the rule by which the log decides: `npm run model-check -- --histories 20000 --seed 1`. */
const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
});

const numberOf = (name: 'histories' | 'seed'): number => {
  const number = Number(values[name]);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new RangeError(`--${name} is a whole number from 1 on, not ${values[name]}.`);
  return number;
};

const result = checkModel({
  seed: numberOf('seed'),
  histories: numberOf('histories'),
  tell: (violation) => {
    console.error(violation);
  },
});
console.log(JSON.stringify(result));
if (result.violations > 0 || result.mutationsCaught < 4) process.exitCode = 1;
