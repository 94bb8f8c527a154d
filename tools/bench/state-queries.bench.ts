import { Redis } from 'ioredis';
import type { BenchRun } from './bench-run.js';
import { type Bare, type Figure, figure } from './figure.js';
import { postRequest, rawRequest } from './http-client.js';
import { askOnce, httpLoad } from './http-load.js';
import { closedLoop, type Load } from './measured.js';
import { randomFrom } from './random.js';
import {
  inCluster,
  inFolder,
  startApi,
  startBareServer,
  type Started,
  withServer,
} from './started.js';
import { dayOf, raceDocument, Workload } from './workload.js';

const CONNECTIONS = 64;
const RACE = 'bench-race';
const EVENTS = 120;

/** States over HTTP: any V and K at random, and the same closed question again and again. */
export async function stateQueries(run: BenchRun): Promise<readonly Figure[]> {
  const embedded = await inFolder((folder) =>
    withServer(startApi({ DATA_DIR: folder }), ({ address }) =>
      measure(run, { mode: 'embedded', address, token: null }),
    ),
  );
  const cluster = await inCluster((server) => measure(run, { mode: 'Redis', ...server }));
  return [...embedded, ...cluster];
}

interface Subject {
  readonly mode: string;
  readonly address: string;
  readonly token: string | null;
  readonly redis?: Started;
}

async function measure(run: BenchRun, subject: Subject): Promise<readonly Figure[]> {
  const { mode, address } = subject;
  run.say(`state queries, ${mode}: a race of ${EVENTS} events, ${CONNECTIONS} connections`);
  await fill(subject, run.seed);
  const load = { atOnce: CONNECTIONS, seconds: run.seconds };
  const random = randomFrom(run.seed);
  const anyQuestion = (): Buffer => question(dayOf(random), 1 + Math.floor(random() * EVENTS));
  const closedQuestion = question('2022-03-01', EVENTS);
  const atRandom = await httpLoad(address, load, anyQuestion);
  const closed = await httpLoad(address, load, () => closedQuestion);
  const { status, body } = await askOnce(address, question('2021-09-01', EVENTS / 2));
  const ceilings = await bareRates(load, subject, { status, body: body.toString() });
  return [
    figure(`state at random (V, K), ${mode}`, 'answers/s', { measured: atRandom, ceilings }),
    figure(`the same closed state, ${mode}`, 'answers/s', { measured: closed, ceilings }),
  ];
}

const question = (validAt: string, atVersion: number): Buffer =>
  rawRequest({ path: `/v1/races/${RACE}/state?validAt=${validAt}&atVersion=${atVersion}` });

async function fill({ address, token }: Subject, seed: number): Promise<void> {
  const workload = new Workload(seed);
  await askOnce(address, postRequest('/v1/races', raceDocument(RACE), token));
  const path = `/v1/races/${RACE}/commands`;
  for (let version = 2; version <= EVENTS; version += 1)
    await askOnce(address, postRequest(path, workload.endorsement(), token));
  const reached = `/v1/races/${RACE}/state?minVersion=${EVENTS}`;
  await askOnce(address, rawRequest({ path: reached, headers: { prefer: 'wait=10' } }));
}

async function bareRates(
  load: Load,
  { redis }: Subject,
  reply: { status: number; body: string },
): Promise<Bare> {
  const route = await withServer(startBareServer(reply), ({ address }) =>
    httpLoad(address, load, () => rawRequest({ path: '/state' })),
  );
  if (redis === undefined) return { 'a bare Fastify route': route.perSecond };
  const get = await bareGet(load, redis.address, reply.body);
  return { 'a bare Fastify route': route.perSecond, 'a bare Redis GET': get };
}

async function bareGet(load: Load, address: string, body: string): Promise<number> {
  const client = new Redis(`redis://${address}`);
  await client.set('bare', body);
  const { perSecond } = await closedLoop(load, async () => {
    await client.get('bare');
  });
  client.disconnect();
  return perSecond;
}
