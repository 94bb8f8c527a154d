import { once } from 'node:events';
import { createRegistry, type CheckResult } from '#libs/platform';
import { createHealthServer } from './health-server.js';
import { addressOf, listenOn } from './listen-on.js';

describe('the health of a projector', () => {
  let result: CheckResult;
  let lost: string | undefined;
  const check = { name: 'log', check: () => result };
  const server = createHealthServer(createRegistry(), [check], () => lost);
  beforeAll(async () => {
    await listenOn(server, { host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  const get = async (path: string): Promise<readonly [number, string]> => {
    const reply = await fetch(addressOf(server) + path);
    return [reply.status, await reply.text()];
  };

  it('says why it is not ready, and is alive all the same', async () => {
    result = { ok: false, reason: 'Kafka does not answer.' };
    expect(await get('/health/ready')).toEqual([
      503,
      expect.stringContaining('Kafka does not answer.'),
    ]);
    expect((await get('/health/startup'))[0]).toBe(503);
    expect((await get('/health/live'))[0]).toBe(200);
  });

  it('is not alive once only a new start helps', async () => {
    lost = 'The log was made anew. Restart this process once the log is whole.';
    expect(await get('/health/live')).toEqual([
      503,
      JSON.stringify({ status: 'lost', reason: lost }),
    ]);
    lost = undefined;
    expect((await get('/health/live'))[0]).toBe(200);
  });

  it('has started once it was ready, whatever comes after', async () => {
    result = { ok: true, behind: 0 };
    expect((await get('/health/ready?now'))[0]).toBe(200);
    result = { ok: false };
    expect((await get('/health/startup'))[0]).toBe(200);
  });

  it('shows metrics, and what there is', async () => {
    expect(await get('/metrics')).toEqual([200, expect.stringContaining('process_cpu')]);
    expect(await get('/')).toEqual([404, expect.stringContaining('/health/ready')]);
  });
});
