import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folder, programNamed, Unobtainable } from './places.mjs';

export const KAFKA_VERSION = '4.3.1';

/** The Debian packages that bring a program where it is missing. */
const PACKAGES = {
  'redis-server': ['redis-server'],
  java: ['default-jre-headless'],
  mvn: ['maven', 'default-jre-headless'],
};

/** The path of a program; installs it where this process may. */
export function program(name) {
  return programNamed(name) ?? installed(name);
}

function installed(name) {
  const packages = PACKAGES[name].join(' ');
  if (process.getuid?.() !== 0 || programNamed('apt-get') === undefined)
    throw new Unobtainable(`${name} is not here; install ${packages}, or start Docker.`);
  console.error(`Installing ${packages} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=120'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...PACKAGES[name]]])
    spawnSync('apt-get', [...options, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const path = programNamed(name);
  if (path === undefined) throw new Unobtainable(`${name} is not here and cannot be installed.`);
  return path;
}

/** The folder of Kafka's jars; fetched once. */
export async function kafkaJars() {
  const jars = join(await folder(), `kafka-${KAFKA_VERSION}`);
  if (existsSync(jars)) return jars;
  console.error(`Fetching Kafka ${KAFKA_VERSION} ...`);
  const partial = `${jars}.${process.pid}`;
  const pom = join(dirname(fileURLToPath(import.meta.url)), 'kafka-pom.xml');
  const goal = [
    'dependency:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${partial}`,
  ];
  const { status, stdout } = spawnSync(program('mvn'), ['-q', '-B', '-f', pom, ...goal], {
    encoding: 'utf8',
  });
  if (status !== 0) {
    await rm(partial, { recursive: true, force: true });
    throw new Unobtainable(`Maven did not bring Kafka: ${stdout.trim().split('\n')[0]}`);
  }
  await rename(partial, jars).catch(() => rm(partial, { recursive: true, force: true }));
  return jars;
}
