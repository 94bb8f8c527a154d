import { randomUUID } from 'node:crypto';
import { openKafkaLog } from '#libs/adapters';
import {
  AppendOutcomeUnknown,
  type EventLog,
  type LogDraft,
  type LogPlace,
  type LogRecord,
  LogUnavailable,
} from '#libs/ports';
import { startKafka } from '../../tools/stack/kafka.mjs';
import type { Server } from '../../tools/stack/server.mjs';
import { Wire } from './wire.js';

const OUTAGE_MS_MAX = 90_000;

// A broker of its own, since it is killed; where none can be had, `npm test` has said so.
if ((process.env['KAFKA_BROKERS'] ?? '') !== '') outages();
else
  it('is left out where no broker can be had, except by CI', () => {
    expect(process.env['CI']).not.toBe('true');
  });

function outages(): void {
  describe('the Kafka log and a broker that goes away', () => {
    let wire: Wire;
    let broker: Server;
    let log: EventLog;
    const topic = `outage-${randomUUID()}`;
    const open = (): Promise<EventLog> =>
      openKafkaLog({ brokers: [`127.0.0.1:${wire.port}`], topic, partitions: 2 });

    beforeAll(async () => {
      wire = await Wire.lay();
      broker = await startKafka({ name: `outage-${randomUUID()}`, advertisedPort: wire.port });
      wire.leadTo(broker.address);
      log = await open();
    }, OUTAGE_MS_MAX);

    afterAll(async () => {
      await log.close();
      await broker.stop();
      await wire.cut();
    }, OUTAGE_MS_MAX);

    it(
      'loses nothing that it confirmed, and reads on, when the broker is killed and started again',
      async () => {
        const reader = new Reader(log);
        const confirmed = [await log.append([draft('before')])];
        await reader.hasMet('before');
        await broker.kill();
        await expect(log.append([draft('meanwhile')])).rejects.toThrow(AppendOutcomeUnknown);
        await expect(log.end()).rejects.toThrow(LogUnavailable);
        await broker.restart();
        confirmed.push(await untilConfirmed(log, [draft('meanwhile')]));
        confirmed.push(await untilConfirmed(log, [draft('after')]));
        await reader.hasMet('after');
        await reader.end();
        expect(reader.met.map(({ value }) => value)).toEqual(
          expect.arrayContaining(['before', 'meanwhile', 'after']),
        );
        const positions = reader.met.map(({ position }) => position);
        expect(new Set(positions).size).toBe(positions.length);
        expect(positions).toEqual(positions.toSorted((a, b) => a - b));
        for (const place of confirmed.flat())
          expect(reader.met).toContainEqual(expect.objectContaining({ ...place }));
      },
      OUTAGE_MS_MAX,
    );

    it(
      'says so when the broker answers nothing any more, and goes on when it does',
      async () => {
        const reader = new Reader(log);
        await broker.pause();
        await expect(log.end()).rejects.toThrow(LogUnavailable);
        await expect(log.append([draft('paused')])).rejects.toThrow(AppendOutcomeUnknown);
        await broker.resume();
        await untilConfirmed(log, [draft('resumed')]);
        await reader.hasMet('resumed');
        await reader.end();
        expect((await log.end()).cursor[0]).toBeGreaterThan(0);
      },
      OUTAGE_MS_MAX,
    );

    it(
      'reads on over new connections when the old ones fall silent without an end',
      async () => {
        const reader = new Reader(log);
        await log.append([draft('heard')]);
        await reader.hasMet('heard');
        wire.mute();
        const other = await open();
        await other.append([draft('unheard')]);
        await reader.hasMet('unheard');
        await reader.end();
        expect(await untilConfirmed(log, [draft('spoken')])).toHaveLength(1);
        await other.close();
      },
      OUTAGE_MS_MAX,
    );
  });
}

const draft = (value: string): LogDraft => ({ partition: 0, key: 'race/a', value });

/** Appends the same bytes again until they are confirmed, as the writer of commands does. */
async function untilConfirmed(
  log: EventLog,
  drafts: readonly LogDraft[],
): Promise<readonly LogPlace[]> {
  for (;;)
    try {
      return await log.append(drafts);
    } catch (error) {
      if (!(error instanceof AppendOutcomeUnknown)) throw error;
    }
}

/** Reads a log in the background, from its beginning. */
class Reader {
  readonly met: LogRecord[] = [];
  readonly #ending = new AbortController();
  readonly #done: Promise<void>;
  #wake: () => void = () => undefined;

  constructor(log: EventLog) {
    this.#done = this.#read(log);
  }

  async hasMet(value: string): Promise<void> {
    while (!this.met.some((record) => record.value === value))
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
  }

  async end(): Promise<void> {
    this.#ending.abort();
    await this.#done;
  }

  async #read(log: EventLog): Promise<void> {
    for await (const { records } of log.tail([0, 0], this.#ending.signal)) {
      this.met.push(...records);
      this.#wake();
    }
  }
}
