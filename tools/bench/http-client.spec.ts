import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { rawRequest, withConnections } from './http-client.js';
import { askOnce, httpLoad } from './http-load.js';

describe('the client of the benches', () => {
  let server: Server;
  let address: string;
  const bodies: string[] = [];

  beforeEach(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (bytes: Buffer) => (body += bytes.toString()));
      request.on('end', () => {
        bodies.push(`${request.method} ${request.url} ${body}`);
        const reply = request.url === '/long' ? 'é'.repeat(100_000) : 'short';
        response.statusCode = request.url === '/wrong' ? 500 : 200;
        response.setHeader('content-length', Buffer.byteLength(reply));
        response.end(reply);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('reads one reply after another, long ones and short ones', async () => {
    const lengths = await withConnections(address, 1, async ([connection]) => {
      const read: number[] = [];
      for (const path of ['/long', '/short', '/long', '/short'])
        read.push((await connection!.send(rawRequest({ path }))).body.length);
      return read;
    });
    expect(lengths).toEqual([200_000, 5, 200_000, 5]);
  });

  it('sends bodies', async () => {
    await askOnce(address, rawRequest({ path: '/p', method: 'POST', body: '{"a":"é"}' }));
    expect(bodies.at(-1)).toBe('POST /p {"a":"é"}');
  });

  it('ends a run at the first reply that is no success', async () => {
    const load = { atOnce: 2, seconds: 60 };
    const wrong = rawRequest({ path: '/wrong' });
    await expect(httpLoad(address, load, () => wrong)).rejects.toThrow('answered 500');
  });
});
