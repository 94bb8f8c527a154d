import type { BenchRun } from './bench-run.js';
import { type Figure, figure } from './figure.js';
import { postRequest } from './http-client.js';
import { askOnce, httpLoad } from './http-load.js';
import { inCluster, inFolder, startApi, startBareServer, withServer } from './started.js';
import { raceDocument, raceNames, Workload } from './workload.js';

const CONNECTIONS = 64;
const RACES = 200;

/** Commands over HTTP, recorded before they are answered: in one process, and on Kafka and Redis. */
export async function commandsOverHttp(run: BenchRun): Promise<readonly Figure[]> {
  const embedded = await inFolder((folder) =>
    withServer(startApi({ DATA_DIR: folder }), ({ address }) =>
      measure(run, { name: 'commands over HTTP, embedded', address, token: null }),
    ),
  );
  const cluster = await inCluster((server) =>
    measure(run, { name: 'commands over HTTP, Kafka and Redis', ...server }),
  );
  return [embedded, cluster];
}

interface Subject {
  readonly name: string;
  readonly address: string;
  readonly token: string | null;
}

async function measure(run: BenchRun, { name, address, token }: Subject): Promise<Figure> {
  run.say(`${name}: ${RACES} races, ${CONNECTIONS} connections`);
  const races = raceNames(RACES);
  for (const race of races)
    await askOnce(address, postRequest('/v1/races', raceDocument(race), token));
  const workload = new Workload(run.seed);
  const command = (number: number): Buffer => {
    const path = `/v1/races/${races[number % RACES] ?? ''}/commands`;
    return postRequest(path, workload.endorsement(), token);
  };
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
