import { randomUUID } from 'node:crypto';
import type { BenchRun } from './bench-run.js';
import { type Figure, figure } from './figure.js';
import { rawRequest } from './http-client.js';
import { askOnce, httpLoad } from './http-load.js';
import {
  inFolder,
  startApi,
  startBareServer,
  startClusterApi,
  withServer,
  withStack,
} from './started.js';
import { raceDocument, raceNames, Workload } from './workload.js';

const CONNECTIONS = 64;
const RACES = 200;

/** Commands over HTTP, recorded before they are answered: in one process, and on Kafka and Redis. */
export async function commandsOverHttp(run: BenchRun): Promise<readonly Figure[]> {
  const embedded = await inFolder((folder) =>
    withServer(startApi({ DATA_DIR: folder }), ({ address }) =>
      measure(run, 'commands over HTTP, embedded', address),
    ),
  );
  const cluster = await withStack((kafka, redis) =>
    withServer(startClusterApi(kafka, redis), ({ address }) =>
      measure(run, 'commands over HTTP, Kafka and Redis', address),
    ),
  );
  return [embedded, cluster];
}

async function measure(run: BenchRun, name: string, address: string): Promise<Figure> {
  run.say(`${name}: ${RACES} races, ${CONNECTIONS} connections`);
  const races = raceNames(RACES);
  for (const race of races) await askOnce(address, post('/v1/races', raceDocument(race)));
  const workload = new Workload(run.seed);
  const command = (number: number): Buffer =>
    post(`/v1/races/${races[number % RACES] ?? ''}/commands`, workload.endorsement());
  const load = { atOnce: CONNECTIONS, seconds: run.seconds };
  const measured = await httpLoad(address, load, command);
  const { status, body } = await askOnce(address, command(0));
  const bare = await withServer(startBareServer({ status, body: body.toString() }), (server) =>
    httpLoad(server.address, load, command),
  );
  return figure(name, 'commands/s', {
    measured,
    ceilings: { 'a bare Fastify route': bare.perSecond },
  });
}

const post = (path: string, document: object): Buffer =>
  rawRequest({
    path,
    method: 'POST',
    body: JSON.stringify(document),
    headers: { 'idempotency-key': `"${randomUUID()}"` },
  });
