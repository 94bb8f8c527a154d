import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kafka, logLevel } from 'kafkajs';
import { folder, freePort } from './places.mjs';
import { KAFKA_VERSION, kafkaJars, program } from './programs.mjs';
import { hasDocker, ServerContainer } from './server-container.mjs';
import { ServerProcess } from './server-process.mjs';

const CLUSTER_ID = '4L6g3nShT-eMCtK--X86sw';
const JVM = [
  ...['-Xms256m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
  '-Djava.awt.headless=true',
];

/** One broker that is also its own controller, quick to notice that it was killed. */
const settings = (port, controller, data) => ({
  'process.roles': 'broker,controller',
  'node.id': 1,
  'controller.quorum.voters': `1@127.0.0.1:${controller}`,
  listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}`,
  'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
  'controller.listener.names': 'CONTROLLER',
  'inter.broker.listener.name': 'PLAINTEXT',
  'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  'log.dirs': data,
  'auto.create.topics.enable': false,
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 4,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'group.initial.rebalance.delay.ms': 0,
  'group.min.session.timeout.ms': 1_000,
  'broker.session.timeout.ms': 1_000,
  'broker.heartbeat.interval.ms': 250,
  'log.cleaner.dedupe.buffer.size': 10_485_760,
  'num.network.threads': 2,
  'num.io.threads': 2,
});

/**
 * A real Kafka broker on a free port: in Docker where an engine answers, from Kafka's jars elsewhere.
 * @param name of its folder; a broker of the same name finds its data again
 * @param survives whether it outlives this process
 * @param formerPort where it ran before, which its clients know; another one where that is taken
 * @param advertisedPort where clients are told to find it, when something stands between
 */
export async function startKafka({
  name = `kafka-${process.pid}`,
  survives = false,
  formerPort,
  advertisedPort,
} = {}) {
  const port = await freePort(formerPort);
  const server = hasDocker()
    ? new ServerContainer({ name: 'kafka', port, survives, ...container(port, advertisedPort) })
    : new ServerProcess({
        name: 'Kafka',
        port,
        survives,
        ...(await localBroker(name, port, advertisedPort)),
      });
  const started = await server.start();
  if (advertisedPort === undefined) await coordinates(started.address);
  return started;
}

/** A broker that listens may still be loading what its groups stand on: it is up when that answers too. */
async function coordinates(address) {
  const retry = { retries: 60, initialRetryTime: 100, maxRetryTime: 500 };
  const kafka = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING, retry });
  const admin = kafka.admin();
  await admin.connect();
  await admin.describeGroups(['stack']);
  await admin.disconnect();
}

function container(port, advertisedPort = port) {
  const all = {
    ...settings(9092, 9093, '/var/lib/kafka/data'),
    listeners: 'INTERNAL://:9094,PLAINTEXT://:9092,CONTROLLER://:9093',
    // The broker talks to itself by an address of its own: the other one is the host's.
    'advertised.listeners': `INTERNAL://127.0.0.1:9094,PLAINTEXT://127.0.0.1:${advertisedPort}`,
    'inter.broker.listener.name': 'INTERNAL',
    'listener.security.protocol.map': 'INTERNAL:PLAINTEXT,PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
  };
  const variable = (key) => `KAFKA_${key.toUpperCase().replaceAll('.', '_')}`;
  const env = Object.fromEntries(Object.entries(all).map(([key, value]) => [variable(key), value]));
  return { image: `apache/kafka:${KAFKA_VERSION}`, inside: 9092, env, args: [] };
}

async function localBroker(name, port, advertisedPort = port) {
  const java = program('java');
  const jars = await kafkaJars();
  const place = await folder(name);
  const properties = join(place, 'server.properties');
  const log4j = join(dirname(fileURLToPath(import.meta.url)), 'kafka-log4j2.xml');
  const advertised = `PLAINTEXT://127.0.0.1:${advertisedPort}`;
  const lines = Object.entries({
    ...settings(port, await freePort(), join(place, 'data')),
    'advertised.listeners': advertised,
  });
  await writeFile(properties, lines.map(([key, value]) => `${key}=${value}\n`).join(''));
  const options = [...JVM, `-Dlog4j2.configurationFile=${log4j}`, '-cp', `${jars}/*`];
  const format = ['format', '-t', CLUSTER_ID, '-c', properties, '--ignore-formatted'];
  const { status, stderr, stdout } = spawnSync(
    java,
    [...options, 'kafka.tools.StorageTool', ...format],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Kafka's folder cannot be prepared: ${stdout}${stderr}`);
  const args = [...options, 'kafka.Kafka', properties];
  return { command: java, args, place, log: join(place, 'kafka.log') };
}
