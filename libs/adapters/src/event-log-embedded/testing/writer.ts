/**
 * A process of its own that writes to an embedded log, for tests that kill it or take its disk away.
 * Each line of input is a number of bytes to append; each line of output says what came of it.
 */
import { createInterface } from 'node:readline';
import { openEmbeddedLog } from '../open-embedded-log.js';

const log = await openEmbeddedLog({ directory: process.argv[2] ?? '' });
process.on('SIGXFSZ', () => undefined);
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  const draft = { partition: 0, key: 'race/a', value: 'x'.repeat(Number(line)) };
  const said = await log.append([draft]).then(
    ([place]) => `appended ${place?.position ?? ''}`,
    (error: unknown) =>
      error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  );
  process.stdout.write(`${said}\n`);
}
