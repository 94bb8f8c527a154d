import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { greeting } from '../../apps/api/src/opening/greeting.js';
import { startService } from '../../apps/api/src/opening/start-service.js';
import { readSettings, type Settings } from '#libs/platform';
import { silentLogger } from '#libs/ports';
import { TestService } from './service.js';

describe('the start', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'timeline-start-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const settingsOf = (env: Readonly<Record<string, string>>): Settings => {
    const read = readSettings({ PORT: '0', DATA_DIR: join(folder, 'data'), ...env });
    if ('errors' in read) throw new Error(read.errors.join('\n'));
    return read.settings;
  };
  const start = (env: Readonly<Record<string, string>> = {}) =>
    startService(settingsOf(env), silentLogger);

  it('loads the sample into an empty log, once, and names three questions that are answered', async () => {
    const first = await start();
    await first.filled;
    const text = await greeting(first);
    const urls = text.match(/http:\S+/g) ?? [];
    expect(urls).toHaveLength(4);
    for (const url of urls) expect([url, (await fetch(url)).status]).toEqual([url, 200]);
    const races = await first.parts.readModel.races();
    await first.shutdown.end('The test goes on.');
    const second = await start();
    await second.filled;
    const { address } = second;
    const version = races.find(
      ({ identity }) => identity.id === 'il-sos-2022-dem-primary',
    )?.version;
    const again = await fetch(
      `${address}/v1/races/il-sos-2022-dem-primary?minVersion=${version ?? ''}`,
    );
    expect(await again.json()).toMatchObject({ version });
    await second.shutdown.end('The test is over.');
  });

  it('opens its door when the sample is behind it', async () => {
    const service = await start();
    const certified = await fetch(
      `${service.address}/v1/races/il-sos-2022-dem-primary/state?validAt=2022-08-01`,
    );
    expect(await certified.json()).toMatchObject({
      certification: { value: { declared: ['alexi-giannoulias'] } },
    });
    await service.shutdown.end('The test is over.');
  });

  it.each([
    ['is not there', undefined],
    ['is no list of keys', '{"keys":7}'],
  ])('does not start where the file of keys %s, and says so', async (_, content) => {
    const file = join(folder, 'keys.json');
    if (content !== undefined) writeFileSync(file, content);
    await expect(start({ KEYS_FILE: file })).rejects.toMatchObject({
      name: 'StartRefused',
      message: expect.stringContaining('KEYS_FILE'),
    });
  });

  it('says which port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    await expect(start({ PORT: String(port), SAMPLE: 'false' })).rejects.toMatchObject({
      name: 'StartRefused',
      message: `Port ${port} of 127.0.0.1 is in use; set PORT to another one, or to 0 for a free one.`,
    });
    taken.close();
  });

  it('says that its folder cannot be used', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(start({ DATA_DIR: join(file, 'data') })).rejects.toMatchObject({
      name: 'StartRefused',
      message: expect.stringContaining(file),
    });
  });

  it.each(['/proc/no-such-place', '/proc/no-such-place/below', '/proc/version'])(
    'ends with a sentence where its folder can never be: %s',
    async (DATA_DIR) => {
      await expect(start({ DATA_DIR })).rejects.toMatchObject({
        name: 'StartRefused',
        message: expect.stringContaining(`The folder ${DATA_DIR} cannot be made`),
      });
    },
  );

  it('with its brokers away listens, is not ready, says why, and refuses commands for the time being', async () => {
    const env = { KAFKA_BROKERS: '127.0.0.1:9', REDIS_URL: 'redis://127.0.0.1:9' };
    const service = await TestService.startUnfilled(env);
    const ready = await service.call('/health/ready');
    expect(ready).toMatchObject({ status: 503, body: { code: 'not-ready' } });
    expect(ready.body.checks.map(({ name, ok }) => [name, ok])).toEqual([
      ['log', false],
      ['commands', false],
      ['read models', false],
      ['projector', false],
      ['clock', true],
    ]);
    const command = await service.post('/v1/races', { type: 'CreateRace', data: { id: 'away' } });
    expect(command).toMatchObject({ status: 503, body: { code: 'not-ready', retryable: true } });
    expect(command.headers.get('retry-after')).toBe('1');
    const question = await service.call('/v1/races');
    expect(question).toMatchObject({ status: 503, body: { code: 'read-model-unavailable' } });
    expect(question.headers.get('retry-after')).toBe('2');
    expect((await service.call('/health/live')).status).toBe(200);
    expect((await service.call('/')).status).toBe(200);
    await service.close();
  });

  it.each([
    ['queries', '/v1/races/x/commands', 'POST'],
    ['commands', '/v1/races', 'GET'],
  ])('with the door of %s alone the other is not there', async (DOORS, path, method) => {
    const service = await TestService.start({ DOORS });
    const reply = await service.call(path, {
      method,
      as: 'editor',
      ...(method === 'POST' && { headers: { 'content-type': 'application/json' }, body: '{}' }),
    });
    const { text } = await service.call('/v1/openapi.json');
    const { paths } = JSON.parse(text) as { paths: object };
    expect([404, 405]).toContain(reply.status);
    expect(JSON.stringify(Object.keys(paths))).not.toContain(
      DOORS === 'queries' ? '/commands' : '/state',
    );
    await service.close();
  });

  it('a request without a host is told so', async () => {
    const service = await TestService.start({});
    const { hostname, port } = new URL(service.address);
    const socket = connect(Number(port), hostname);
    const answer = new Promise<string>((resolve) =>
      socket.once('data', (bytes) => {
        resolve(bytes.toString());
      }),
    );
    socket.write('GET /v1/races HTTP/1.1\r\n\r\n');
    expect(await answer).toMatch(/^HTTP\/1\.1 400 [^]*"code":"request-invalid"/);
    socket.destroy();
    await service.close();
  });

  it('a client that is still sending can read that its body is too large', async () => {
    const service = await TestService.start({});
    const { hostname, port } = new URL(service.address);
    const socket = connect(Number(port), hostname);
    const answer = new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (bytes) => {
        text += bytes.toString();
        if (text.includes('body-too-large')) resolve(text);
      });
    });
    const head = [
      'POST /v1/races HTTP/1.1',
      `Host: ${hostname}:${port}`,
      `Authorization: Bearer ${service.tokenOf('editor')}`,
      'Content-Type: application/json',
      'Content-Length: 50000000',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${'x'.repeat(1_100_000)}`);
    const text = await answer;
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text.toLowerCase()).toContain('connection: close');
    socket.write('x'.repeat(100_000));
    socket.end();
    await new Promise((resolve) => socket.once('close', resolve));
    expect((await service.call('/health/live')).status).toBe(200);
    await service.close();
  });
});
