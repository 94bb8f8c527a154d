import { KEY_ROLES, mayActAs } from '#libs/platform';
import type { Route } from '../../apps/api/src/openapi/route.js';
import { ROUTES } from '../../apps/api/src/openapi/routes.js';
import { MODES } from './mode.js';
import { TestService } from './service.js';

const ANYONE = [null, ...KEY_ROLES] as const;
const REFUSED = [401, 403];

const pathOf = ({ path }: Route): string => path.replaceAll(/\{\w+\}/g, 'nothing');

describe.each(MODES)('who may do what, $name', ({ env }) => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start(env());
  });
  afterAll(() => service.close());

  const statusFor = async (route: Route, role: (typeof ANYONE)[number]): Promise<number> => {
    const isCommand = route.method === 'POST';
    const reply = await service.call(pathOf(route), {
      method: route.answer === 'EventStream' ? 'HEAD' : route.method,
      ...(role !== null && { as: role }),
      ...(isCommand && { headers: { 'content-type': 'application/json' }, body: '{}' }),
    });
    return reply.status;
  };

  it.each(ROUTES)('$method $path', async (route) => {
    for (const role of ANYONE) {
      const isLetIn = route.role === null || (role !== null && mayActAs(role, route.role));
      const expected = isLetIn ? 'let in' : role === null ? 401 : 403;
      const status = await statusFor(route, role);
      expect([role, REFUSED.includes(status) ? status : 'let in']).toEqual([role, expected]);
    }
  });

  it.each([
    ['a key of another service', 'Bearer tl_0123456789ab_0123456789abcdef0123456789abcdef'],
    ['no key', 'Bearer'],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
  ])('%s is refused with how to send one', async (_, authorization) => {
    const reply = await service.post('/v1/races', {}, { headers: { authorization } });
    expect(reply).toMatchObject({ status: 401, body: { code: 'key-required' } });
    expect(reply.headers.get('www-authenticate')).toBe('Bearer realm="election-timeline"');
  });
});

describe('without keys', () => {
  const started = async (env: Record<string, string>): Promise<[number, TestService]> => {
    const service = await TestService.start({ KEYS_FILE: '', ...env });
    const { status } = await service.call('/v1/races', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return [status, service];
  };

  it.each([
    ['127.0.0.1', 400],
    ['0.0.0.0', 401],
  ])('on %s a command is answered with %i', async (HOST, expected) => {
    const [status, service] = await started({ HOST });
    await service.close();
    expect(status).toBe(expected);
  });

  it('on loopback a page of another name is no neighbour', async () => {
    const [, service] = await started({ HOST: '127.0.0.1' });
    const { port } = new URL(service.address);
    const reply = await service.post(
      '/v1/races',
      {},
      {
        as: 'reader',
        headers: { origin: `http://elsewhere.example:${port}` },
      },
    );
    await service.close();
    expect(reply).toMatchObject({ status: 401, body: { code: 'key-required' } });
  });
});
