import { randomUUID } from 'node:crypto';
import { startKafka } from '../../tools/stack/kafka.mjs';
import { startRedis } from '../../tools/stack/redis.mjs';
import type { Server } from '../../tools/stack/server.mjs';
import { Wire } from '../chaos/wire.js';
import { createRace, declare } from './documents.js';
import { TestService } from './service.js';

const RECOVERED_WITHIN_MS = 120_000;

// Servers of its own, since it starts without them; where none can be had, `npm test` has said so.
if ((process.env['KAFKA_BROKERS'] ?? '') !== '') recovery();
else
  it('is left out where no servers can be had, except by CI', () => {
    expect(process.env['CI']).not.toBe('true');
  });

function recovery(): void {
  describe('a service that is started while its servers are away', () => {
    const name = `recovery-${randomUUID()}`;
    const servers: Server[] = [];
    let toKafka: Wire;
    let toRedis: Wire;
    let service: TestService;

    beforeAll(async () => {
      toKafka = await Wire.lay();
      toRedis = await Wire.lay();
      service = await TestService.startUnfilled({
        KAFKA_BROKERS: `127.0.0.1:${toKafka.port}`,
        REDIS_URL: `redis://127.0.0.1:${toRedis.port}`,
        TOPIC: name,
        REDIS_PREFIX: name,
        PARTITIONS: '2',
      });
    }, RECOVERED_WITHIN_MS);

    afterAll(async () => {
      await service.close();
      for (const server of servers) await server.stop();
      await toKafka.cut();
      await toRedis.cut();
    }, RECOVERED_WITHIN_MS);

    it(
      'becomes ready by itself when they come, whichever comes last',
      async () => {
        expect((await service.call('/health/ready')).status).toBe(503);
        const redis = await startRedis({ name: `${name}-redis` });
        servers.push(redis);
        toRedis.leadTo(redis.address);
        expect((await service.call('/health/ready')).status).toBe(503);
        const kafka = await startKafka({ name: `${name}-kafka`, advertisedPort: toKafka.port });
        servers.push(kafka);
        toKafka.leadTo(kafka.address);
        await service.filled;
        let status = 503;
        while (status === 503) status = (await service.call('/health/ready')).status;
        expect(status).toBe(200);
        await service.record('/v1/races', createRace('checkville'));
        const { version } = await service.record(
          '/v1/races/checkville/commands',
          declare('ada-lane'),
        );
        const state = await service.call(`/v1/races/checkville/state?minVersion=${version}`);
        expect([state.status, state.text.includes('ada-lane')]).toEqual([200, true]);
      },
      RECOVERED_WITHIN_MS,
    );
  });
}
