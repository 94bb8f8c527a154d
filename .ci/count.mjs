/**
 * node count.mjs FILE: passed and failed of a jest result; the files that failed are told on standard error.
 * With --files: the files that failed, one a line.
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const [, , file, files] = process.argv;
const text = readFileSync(file, 'utf8');
const result = text === '' ? null : JSON.parse(text);
const failed = (result?.testResults ?? [])
  .filter(({ status }) => status === 'failed')
  .map(({ name }) => relative(process.cwd(), name));

if (files === '--files') for (const name of failed) console.log(name);
else tell();

function tell() {
  if (result === null) {
    console.error('FAILED: no test ran to its end.');
    console.log('0 1');
    return;
  }
  for (const name of failed) console.error(`FAILED: ${name}`);
  console.log(
    `${result.numPassedTests} ${result.numFailedTests + result.numRuntimeErrorTestSuites}`,
  );
}
