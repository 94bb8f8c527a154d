/** node count.mjs FILE: passed and failed of a jest result; the files that failed are told on standard error. */
import { readFileSync } from 'node:fs';

const text = readFileSync(process.argv[2], 'utf8');
if (text === '') {
  console.error('FAILED: no test ran to its end.');
  console.log('0 1');
  process.exit();
}
const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(text);
for (const { name, status } of testResults)
  if (status === 'failed') console.error(`FAILED: ${name}`);
console.log(`${numPassedTests} ${numFailedTests + numRuntimeErrorTestSuites}`);
