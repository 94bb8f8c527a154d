/** npm test: brings up a real Kafka and Redis, finds a browser, runs jest with the arguments given, and takes them down. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { startKafka } from './kafka.mjs';
import { startRedis } from './redis.mjs';

const NODE_OPTIONS = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
/** A busy machine is no failure: a test that hangs is. */
const TEST_MS_MAX = 60_000;
const servers = [
  { variable: 'KAFKA_BROKERS', start: startKafka, what: 'Kafka', prefix: '' },
  { variable: 'REDIS_URL', start: startRedis, what: 'Redis', prefix: 'redis://' },
  { variable: 'CHROMIUM', start: findBrowser, what: 'browser', prefix: '' },
];

process.exit(await main());

async function main() {
  const wanted = servers.filter(({ variable }) => !process.env[variable]);
  const results = await Promise.allSettled(wanted.map(({ start }) => start()));
  const env = { ...process.env, NODE_OPTIONS };
  for (const [index, { variable, what, prefix }] of wanted.entries()) {
    const { status, value, reason } = results[index];
    if (status === 'fulfilled') env[variable] = `${prefix}${value.address}`;
    else console.error(`No ${what}, so the tests that need it are left out: ${reason.message}`);
  }
  const isLacking = results.some(({ status }) => status === 'rejected');
  const code = isLacking && process.env.CI === 'true' ? 1 : await jest(env);
  const started = results.flatMap(({ value }) => value ?? []);
  await Promise.all(started.map((server) => server.stop()));
  return code;
}

async function jest(env) {
  const bin = join(
    dirname(createRequire(import.meta.url).resolve('jest/package.json')),
    'bin/jest.js',
  );
  const args = [bin, `--testTimeout=${TEST_MS_MAX}`, ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
