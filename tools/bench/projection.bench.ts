import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { openKafkaLog, openRedisReadModel } from '#libs/adapters';
import { CommandWriter, Projector } from '#libs/application';
import { edtfReader } from '#libs/dates';
import { raceDecider } from '#libs/domain';
import { type EventLog, type ReadModel, silentLogger, systemClock } from '#libs/ports';
import { bareConsumer } from './bare-consumer.js';
import type { BenchRun } from './bench-run.js';
import { type Figure, figure } from './figure.js';
import { type Started, withStack } from './started.js';
import { raceDocument, raceNames, Workload } from './workload.js';

const PARTITIONS = 12;
const RACES = 200;
const AT_ONCE = 500;
const LOOK_AGAIN_MS = 20;
/** Events in the log for each second that is asked for: about as many as are projected in it. */
const EVENTS_PER_SECOND = 5_000;

/** A projector that starts on a full log and an empty Redis. */
export async function projection(run: BenchRun): Promise<readonly Figure[]> {
  return withStack(async (kafka, redis) => {
    const topic = `bench-${randomUUID()}`;
    const log = await openKafkaLog({
      brokers: [kafka.address],
      topic,
      partitions: PARTITIONS,
      createTopic: true,
      clock: systemClock,
      logger: silentLogger,
    });
    const events = Math.round(run.seconds * EVENTS_PER_SECOND);
    run.say(`projection into Redis: ${events} events of ${RACES} races`);
    await fill(log, { events, seed: run.seed });
    const seconds = await project(log, redis, events);
    const consumed = await bareConsumer(kafka.address, topic, events);
    const pushed = await barePushes(redis, consumed.values);
    await log.close();
    return [
      figure('projection, Kafka into Redis', 'events/s', {
        measured: { perSecond: events / seconds },
        ceilings: {
          'a bare kafkajs consumer': events / consumed.seconds,
          'bare pipelined Redis RPUSHs': events / pushed,
        },
      }),
    ];
  });
}

async function fill(
  log: EventLog,
  { events, seed }: { events: number; seed: number },
): Promise<void> {
  const writer = CommandWriter.start({
    log,
    clock: systemClock,
    dates: edtfReader,
    logger: silentLogger,
    deciders: { race: raceDecider },
  });
  await writer.caughtUp();
  const workload = new Workload(seed);
  const races = raceNames(RACES);
  await Promise.all(races.map((race) => writer.submit(workload.request(race, raceDocument(race)))));
  for (let made = RACES; made < events; made += AT_ONCE) {
    const count = Math.min(AT_ONCE, events - made);
    const outcomes = await Promise.all(
      Array.from({ length: count }, (_, index) =>
        writer.submit(workload.request(races[(made + index) % RACES] ?? '')),
      ),
    );
    if (outcomes.some(({ kind }) => kind !== 'recorded')) throw new Error('Not all were recorded.');
  }
  await writer.close();
}

/** @returns the seconds until everything that the log holds is in Redis. */
async function project(log: EventLog, redis: Started, events: number): Promise<number> {
  const readModel = await openRedisReadModel({
    url: `redis://${redis.address}`,
    prefix: `bench-${randomUUID()}`,
    logger: silentLogger,
  });
  const begun = performance.now();
  const projector = Projector.start({ log, readModel, logger: silentLogger });
  await untilProjected(readModel, events);
  const seconds = (performance.now() - begun) / 1_000;
  await projector.close();
  await readModel.close();
  return seconds;
}

/** The directory tells how far each race is; looking costs little beside what is measured. */
async function untilProjected(readModel: ReadModel, events: number): Promise<void> {
  for (;;) {
    const races = await readModel.races().catch(() => []);
    if (races.reduce((sum, { version }) => sum + version, 0) >= events) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** Appends the same bytes to lists, in pipelines as long as a batch. @returns seconds. */
async function barePushes(redis: Started, values: readonly string[]): Promise<number> {
  const client = new Redis(`redis://${redis.address}`);
  const begun = performance.now();
  for (let start = 0; start < values.length; start += AT_ONCE) {
    const pipeline = client.pipeline();
    for (const [index, value] of values.slice(start, start + AT_ONCE).entries())
      pipeline.rpush(`bare-${index % RACES}`, value);
    await pipeline.exec();
  }
  const seconds = (performance.now() - begun) / 1_000;
  client.disconnect();
  return seconds;
}
