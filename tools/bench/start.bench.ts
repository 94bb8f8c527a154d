import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openEmbeddedLog, openKafkaLog } from '#libs/adapters';
import { CommandWriter } from '#libs/application';
import { edtfReader } from '#libs/dates';
import { raceDecider } from '#libs/domain';
import { createKey } from '#libs/platform';
import { type EventLog, silentLogger, systemClock } from '#libs/ports';
import type { BenchRun } from './bench-run.js';
import { type Figure, figure } from './figure.js';
import { LongLog } from './long-log.js';
import { inFolder, startApi, withStack } from './started.js';
import { raceDocument, raceNames, Workload } from './workload.js';

const PARTITIONS = 12;
const RACES = 1_000;
const RECORDS = 1_000_000;
/** So many records came since the process ended that kept its fold. */
const BEHIND = 100;

interface Start {
  readonly seconds: number;
  /** Heap and what lies outside it, without the code: what the fold holds, and what is garbage yet. */
  readonly memoryBytes: number;
}

/**
 * How long a process that takes commands needs until it is ready, on a log of a million records: with what it
 * kept of the log's fold, and without. The boot, which is the start on an empty log, is taken off both.
 */
export function start(run: BenchRun): Promise<readonly Figure[]> {
  const records = Math.min(RECORDS, run.eventsMax);
  return inFolder((folder) =>
    withStack(async (kafka, redis) => {
      const about = { brokers: [kafka.address], partitions: PARTITIONS, createTopic: true };
      const open = (topic: string): Promise<EventLog> =>
        openKafkaLog({ ...about, topic, clock: systemClock, logger: silentLogger });
      const starting = (topic: string, FOLD_DIR: string, ROLES = 'api'): Promise<Start> =>
        measured({
          ROLES,
          KAFKA_BROKERS: kafka.address,
          REDIS_URL: `redis://${redis.address}`,
          TOPIC: topic,
          FOLD_DIR,
        });
      const [empty, topic] = [`bench-${randomUUID()}`, `bench-${randomUUID()}`];
      await (await open(empty)).close();
      const log = await open(topic);
      run.say(`start: ${records} records of ${RACES} races`);
      const long = new LongLog(log, raceNames(RACES), await aRecord(run.seed));
      await long.append(records);
      run.say('start: on an empty log, without what was kept, and keeping it');
      // A process is ready where there are read models: those of no race, which nobody asks here.
      await starting(empty, 'none', 'api,projector');
      const boot = await starting(empty, 'none');
      const without = await starting(topic, 'none');
      const first = await starting(topic, folder);
      await long.append(BEHIND);
      run.say(`start: with what was kept, ${BEHIND} records behind`);
      const kept = await starting(topic, folder);
      await log.close();
      return [figureOf({ records, boot, without, first, kept })];
    }),
  );
}

interface Starts {
  readonly records: number;
  readonly boot: Start;
  readonly without: Start;
  readonly first: Start;
  readonly kept: Start;
}

function figureOf({ records, boot, without, first, kept }: Starts): Figure {
  const secondsOf = ({ seconds }: Start): number => seconds - boot.seconds;
  const name = `start of a process that takes commands, ${records.toLocaleString('en-US')} records in Kafka`;
  return {
    ...figure(name, 'records/s without what was kept', {
      measured: { perSecond: records / secondsOf(without) },
      ceilings: {},
    }),
    counts: {
      'boot, s': boot.seconds,
      'without what was kept, s': secondsOf(without),
      'first start that keeps it, s': secondsOf(first),
      [`with it, ${BEHIND} records behind, s`]: secondsOf(kept),
      'with it ÷ without': secondsOf(kept) / secondsOf(without),
      'bytes of memory a command': (kept.memoryBytes - boot.memoryBytes) / records,
    },
  };
}

/** From the call until the process says that it is ready; it ends in good order then. */
const measured = (settings: Readonly<Record<string, string>>): Promise<Start> =>
  inFolder((folder) => measuredWith(join(folder, 'keys.json'), settings));

async function measuredWith(
  KEYS_FILE: string,
  settings: Readonly<Record<string, string>>,
): Promise<Start> {
  const { token } = createKey(KEYS_FILE, { role: 'reader', name: 'bench' });
  const begun = performance.now();
  const service = await startApi({ ...settings, KEYS_FILE });
  const seconds = (performance.now() - begun) / 1_000;
  const headers = { authorization: `Bearer ${token}` };
  const metrics = await fetch(`${service.address}/metrics`, { headers });
  const memoryBytes = memoryIn(await metrics.text());
  await service.stop();
  return { seconds, memoryBytes };
}

/** @param metrics in the text form of Prometheus */
function memoryIn(metrics: string): number {
  const value = (name: string): number =>
    Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1] ?? NaN);
  return value('nodejs_heap_size_used_bytes') + value('nodejs_external_memory_bytes');
}

/** A real record of an endorsement, as a writer makes it. */
function aRecord(seed: number): Promise<string> {
  return inFolder(async (directory) => {
    const log = await openEmbeddedLog({ directory, partitions: 1 });
    const deciders = { race: raceDecider };
    const about = { clock: systemClock, dates: edtfReader, logger: silentLogger };
    const writer = CommandWriter.start({ log, deciders, ...about });
    await writer.caughtUp();
    const [race = ''] = raceNames(1);
    const workload = new Workload(seed);
    for (const document of [raceDocument(race), workload.endorsement()]) {
      const { kind } = await writer.submit(workload.request(race, document));
      if (kind !== 'recorded') throw new Error(`Not recorded, but ${kind}.`);
    }
    await writer.close();
    const value = await lastOf(log);
    await log.close();
    return value;
  });
}

async function lastOf(log: EventLog): Promise<string> {
  const { cursor } = await log.end();
  const reading = new AbortController();
  for await (const { records } of log.tail([0], reading.signal)) {
    const last = records.find(({ position }) => position === (cursor[0] ?? 0) - 1);
    if (typeof last?.value !== 'string') continue;
    reading.abort();
    return last.value;
  }
  throw new Error('The log holds no record.');
}
