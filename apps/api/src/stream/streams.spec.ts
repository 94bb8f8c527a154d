import { once } from 'node:events';
import { connect } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { createRegistry, readSettings } from '#libs/platform';
import { silentLogger, systemClock } from '#libs/ports';
import type { ApiParts } from '../api-parts.js';
import { ApiMetrics } from '../metrics/api-metrics.js';
import type { EventSource, SourcePage } from './event-source.js';
import { Streams } from './streams.js';

const NOTHING: SourcePage = { entries: [], cursor: null, caughtUp: true, watermark: null };
const silent: EventSource = {
  begin: () => Promise.resolve(null),
  read: () => Promise.resolve(NOTHING),
  onChange: () => () => undefined,
  hearsChanges: () => true,
  resync: '/',
};

/** One stream at once. */
function oneStream(): Streams {
  const read = readSettings({ STREAMS_MAX: '1' });
  if ('errors' in read) throw new Error(read.errors.join());
  const around = { settings: read.settings, clock: systemClock, logger: silentLogger };
  return new Streams({ ...around, metrics: new ApiMetrics(createRegistry()) } as ApiParts);
}

describe('the streams of a process', () => {
  let server: FastifyInstance;
  afterEach(() => server.close());

  it('keep no place for a reader that went before its stream began', async () => {
    const streams = oneStream();
    let served: Promise<void> | undefined;
    const gone = new Promise<void>((resolve) => {
      server = fastify({ forceCloseConnections: true });
      server.get('/slow', async (_, reply) => {
        await once(reply.raw, 'close');
        served = streams.serve(reply, silent, null);
        resolve();
      });
      server.get('/next', (_, reply) => void streams.serve(reply, silent, null));
    });
    const address = await server!.listen();
    const socket = connect(Number(new URL(address).port));
    socket.end('GET /slow HTTP/1.1\r\nHost: here\r\n\r\n', () => socket.destroy());
    await gone;
    await served;

    const next = await fetch(`${address}/next`);
    expect(next.status).toBe(200);
    await next.body?.cancel();
  });
});
