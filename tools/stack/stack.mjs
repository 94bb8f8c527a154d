/** node tools/stack/stack.mjs up|down|status: a real Kafka and Redis for development. */
import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startKafka } from './kafka.mjs';
import { folder, STACK_FOLDER, Unobtainable } from './places.mjs';
import { startRedis } from './redis.mjs';

const STATE = join(STACK_FOLDER, 'stack.json');
const STOP_MS_MAX = 15_000;
const SERVERS = [
  { variable: 'KAFKA_BROKERS', prefix: '', name: 'kafka', start: startKafka },
  { variable: 'REDIS_URL', prefix: 'redis://', name: 'redis', start: startRedis },
];

const verbs = { up, down, status };
const verb = verbs[process.argv[2]];
if (verb === undefined) {
  console.error('Say what to do: node tools/stack/stack.mjs up|down|status');
  process.exit(2);
}
try {
  process.exit(await verb());
} catch (error) {
  console.error(error instanceof Unobtainable ? error.message : error);
  process.exit(1);
}

/** What runs goes on; what has died is started again where it was. */
async function up() {
  await folder();
  const known = new Map((await readState()).map((server) => [server.variable, server]));
  for (const definition of SERVERS) {
    const before = known.get(definition.variable);
    if (before !== undefined && isRunning(before)) continue;
    known.set(definition.variable, await started(definition, before));
    await writeFile(STATE, JSON.stringify([...known.values()]));
  }
  return say([...known.values()]);
}

async function started({ variable, prefix, name, start }, before) {
  const formerPort = before && Number(before.value.split(':').at(-1));
  const server = await start({ name, survives: true, formerPort });
  return noted(variable, server, `${prefix}${server.address}`);
}

async function down() {
  for (const server of (await readState()).filter(isRunning).reverse()) await stop(server);
  await rm(STATE, { force: true });
  console.error('Nothing runs.');
  return 0;
}

async function status() {
  const running = (await readState()).filter(isRunning);
  if (running.length === 2) return say(running);
  console.error(running.length === 0 ? 'Nothing runs.' : 'Only a part runs: up starts all of it.');
  return 1;
}

function say(servers) {
  console.log(servers.map(({ variable, value }) => `${variable}=${value}`).join(' '));
  return 0;
}

function noted(variable, { pid, container }, value) {
  return { variable, value, pid, container };
}

async function readState() {
  try {
    return JSON.parse(await readFile(STATE, 'utf8'));
  } catch {
    // Nothing was started, or the note of it is broken and of no use.
    return [];
  }
}

/** Looks at the command as well: the number may belong to another process by now. */
function isRunning({ pid, container }) {
  try {
    if (container !== undefined)
      return execFileSync('docker', ['ps', '-q', '-f', `name=^${container}$`]).length > 0;
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    if (command.includes('<defunct>')) return false;
    return command.includes(STACK_FOLDER) || command.includes('redis-server');
  } catch {
    // No such process.
    return false;
  }
}

async function stop(server) {
  if (server.container !== undefined) {
    execFileSync('docker', ['rm', '-f', server.container]);
    return;
  }
  process.kill(server.pid, 'SIGTERM');
  for (const until = Date.now() + STOP_MS_MAX; isRunning(server) && Date.now() < until;)
    await pause(50);
  if (isRunning(server)) process.kill(server.pid, 'SIGKILL');
}
