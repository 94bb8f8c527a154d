import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { open } from 'lmdb';
import { openEmbeddedLog, openKafkaLog } from '#libs/adapters';
import { type CommandRequest, CommandWriter } from '#libs/application';
import { edtfReader } from '#libs/dates';
import { raceDecider } from '#libs/domain';
import { type EventLog, silentLogger, systemClock } from '#libs/ports';
import type { BenchRun } from './bench-run.js';
import { type Figure, figure } from './figure.js';
import { closedLoop, type Load } from './measured.js';
import { inFolder, withStack } from './started.js';
import { raceDocument, raceNames, Workload } from './workload.js';

const PARTITIONS = 12;
const RACES = 1_000;

interface Case {
  readonly name: string;
  readonly atOnce: number;
  readonly races: number;
}

const CASES: readonly Case[] = [
  { name: '64 at once', atOnce: 64, races: RACES },
  { name: '256 at once', atOnce: 256, races: RACES },
  { name: '1,000 at once', atOnce: 1_000, races: RACES },
  { name: 'one hot race, 64 at once', atOnce: 64, races: 1 },
];

/** What the bare tool does with records of the same bytes, so many at once. @returns records/s. */
type BareAppend = (load: Load, value: string) => Promise<number>;

/** Commands decided and appended in this process, over 12 partitions: on disk, and in Kafka. */
export async function appendsInProcess(run: BenchRun): Promise<readonly Figure[]> {
  const embedded = await inFolder(async (directory) => {
    const log = await openEmbeddedLog({ directory, partitions: PARTITIONS });
    return measureAll(run, { log, mode: 'embedded', tool: 'bare lmdb puts', bare: bareLmdb });
  });
  const kafka = await withStack(async ({ address }) => {
    const log = await openKafkaLog({
      brokers: [address],
      topic: `bench-${randomUUID()}`,
      partitions: PARTITIONS,
      createTopic: true,
      clock: systemClock,
      logger: silentLogger,
    });
    const bare: BareAppend = (load, value) => bareProducer(address, load, value);
    return measureAll(run, { log, mode: 'Kafka', tool: 'a bare kafkajs producer', bare });
  });
  return [...embedded, ...kafka];
}

interface Subject {
  readonly log: EventLog;
  readonly mode: string;
  readonly tool: string;
  readonly bare: BareAppend;
}

async function measureAll(run: BenchRun, subject: Subject): Promise<readonly Figure[]> {
  const { log } = subject;
  const writer = CommandWriter.start({
    log,
    clock: systemClock,
    dates: edtfReader,
    logger: silentLogger,
    deciders: { race: raceDecider },
  });
  await writer.caughtUp();
  const workload = new Workload(run.seed);
  const races = raceNames(RACES);
  for (const race of races) await record(writer, workload.request(race, raceDocument(race)));
  const value = await aRecordOf(log);
  const figures: Figure[] = [];
  for (const one of CASES) {
    run.say(`appends in process, ${subject.mode}: ${one.name}`);
    const load = { atOnce: one.atOnce, seconds: run.seconds };
    const measured = await closedLoop(load, (number) =>
      record(writer, workload.request(races[number % one.races] ?? '')),
    );
    const ceilings = { [subject.tool]: await subject.bare(load, value) };
    const name = `appends in process, ${subject.mode}, ${one.name}`;
    figures.push(figure(name, 'commands/s', { measured, ceilings }));
  }
  await writer.close();
  await log.close();
  return figures;
}

async function record(writer: CommandWriter, request: CommandRequest): Promise<void> {
  const outcome = await writer.submit(request);
  if (outcome.kind !== 'recorded') throw new Error(`Not recorded: ${JSON.stringify(outcome)}`);
}

/** A record of the log, for its bytes. */
async function aRecordOf(log: EventLog): Promise<string> {
  const { cursor } = await log.end();
  const last = cursor.map((next) => Math.max(0, next - 1));
  const reading = new AbortController();
  for await (const { records } of log.tail(last, reading.signal)) {
    const value = records.at(-1)?.value;
    if (typeof value !== 'string') continue;
    reading.abort();
    return value;
  }
  throw new Error('The log holds no record.');
}

/** Groups of records put and flushed to the disk, one group after another. */
function bareLmdb({ atOnce, seconds }: Load, value: string): Promise<number> {
  return inFolder(async (path) => {
    const root = open({ path, noSubdir: false });
    const records = root.openDB<string, number>('records', { encoding: 'string' });
    let next = 0;
    const { perSecond } = await closedLoop({ atOnce: 1, seconds }, async () => {
      for (let index = 0; index < atOnce; index += 1) void records.put((next += 1), value);
      await root.flushed;
    });
    await root.close();
    return perSecond * atOnce;
  });
}

/** Groups of records sent to all partitions with acks from all replicas, one group after another. */
async function bareProducer(address: string, load: Load, value: string): Promise<number> {
  const kafka = new Kafka({ brokers: [address], logLevel: logLevel.NOTHING });
  const topic = `bench-${randomUUID()}`;
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({
    topics: [{ topic, numPartitions: PARTITIONS }],
    waitForLeaders: true,
  });
  await admin.disconnect();
  const producer = kafka.producer();
  await producer.connect();
  const messages = Array.from({ length: load.atOnce }, (_, index) => ({
    partition: index % PARTITIONS,
    key: `race/bench-race-${index}`,
    value,
  }));
  const { perSecond } = await closedLoop({ atOnce: 1, seconds: load.seconds }, async () => {
    await producer.send({ topic, messages, acks: -1 });
  });
  await producer.disconnect();
  return perSecond * load.atOnce;
}
