import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { ReaderTooSlow, StreamWriter } from './stream-writer.js';

describe('a reader of a stream', () => {
  let server: Server;
  let socket: Socket;
  let response: ServerResponse;
  beforeEach(async () => {
    server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n');
    const [, answer] = (await once(server, 'request')) as [unknown, ServerResponse];
    response = answer;
  });
  afterEach(() => {
    socket.destroy();
    server.close();
  });

  const CHUNK = 'x'.repeat(1_000_000);
  const fillUp = async (writer: StreamWriter): Promise<never> => {
    for (;;) await writer.write(CHUNK);
  };

  it('that takes nothing is told so in a last frame, and cut off', async () => {
    socket.pause();
    const closed = once(response, 'close');
    const writer = new StreamWriter(response, 20);
    await expect(fillUp(writer)).rejects.toThrow(ReaderTooSlow);
    writer.end('the end');
    await closed;
    expect(response.destroyed).toBe(true);
  });

  it('that takes all is sent all, and the last frame', async () => {
    const writer = new StreamWriter(response, 60_000);
    let bytes = 0;
    let last = '';
    socket.on('data', (part) => {
      bytes += part.length;
      last = part.toString();
    });
    for (let count = 0; count < 20; count += 1) await writer.write(CHUNK);
    writer.end('the end');
    await once(response, 'close');
    if (!last.includes('the end')) await once(socket, 'end');
    expect(last).toContain('the end');
    expect(bytes).toBeGreaterThan(20 * CHUNK.length);
  });

  it('that has gone is written to no more', async () => {
    const closed = once(response, 'close');
    socket.destroy();
    await closed;
    await new StreamWriter(response, 60_000).write(CHUNK);
    expect(response.destroyed).toBe(true);
  });
});
