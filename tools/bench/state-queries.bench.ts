import { Redis } from 'ioredis';
import type { BenchRun } from './bench-run.js';
import { type Bare, type Figure, figure } from './figure.js';
import { postRequest, rawRequest } from './http-client.js';
import { askOnce, httpLoad } from './http-load.js';
import { closedLoop, type Load, type Measured } from './measured.js';
import { randomFrom } from './random.js';
import {
  type BareReply,
  inCluster,
  inFolder,
  startApi,
  startBareServer,
  startBareStack,
  type Started,
  withServer,
} from './started.js';
import { dayOf, raceDocument, Workload } from './workload.js';

const CONNECTIONS = 64;

interface Race {
  readonly id: string;
  readonly events: number;
  readonly document: (workload: Workload) => object;
}

const RACE: Race = {
  id: 'bench-race',
  events: 120,
  document: (workload) => workload.endorsement(),
};
/** As many slots as a busy race has, in which facts supersede one another. */
const SLOTS = 200;
const LONG_RACE: Race = {
  id: 'long-race',
  events: 2_000,
  document: (workload) => workload.rating(SLOTS),
};

/** States over HTTP: any V and K at random, the same closed question and the live one again and again. */
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
  const { mode } = subject;
  run.say(`state queries, ${mode}: ${CONNECTIONS} connections`);
  for (const race of [RACE, LONG_RACE]) await fill(subject, race, run.seed);
  const closed = state(RACE, `?validAt=2022-03-01&atVersion=${RACE.events}`);
  const live = state(RACE);
  const figures: Figure[] = [];
  for (const asked of [
    { name: 'state at random (V, K)', ...anyQuestion(RACE, run.seed) },
    {
      name: `state at random (V, K), ${SLOTS} slots of ${LONG_RACE.events} events`,
      ...anyQuestion(LONG_RACE, run.seed),
    },
    { name: 'the same closed state', question: () => closed, sample: closed },
    { name: 'the live state', question: () => live, sample: live },
  ])
    figures.push(await compare(run, subject, asked));
  return [...figures, await measureHeld(run, subject)];
}

/** Any V with any version as K. */
function anyQuestion(race: Race, seed: number): Pick<Asked, 'question' | 'sample'> {
  const random = randomFrom(seed);
  return {
    question: () =>
      state(race, `?validAt=${dayOf(random)}&atVersion=${1 + Math.floor(random() * race.events)}`),
    sample: state(race, `?validAt=2021-09-01&atVersion=${race.events / 2}`),
  };
}

interface Asked {
  readonly name: string;
  readonly question: () => Buffer;
  /** What the bare tools answer with: where every reply is another, one of a middling size. */
  readonly sample: Buffer;
}

async function compare(run: BenchRun, subject: Subject, asked: Asked): Promise<Figure> {
  const { mode, address } = subject;
  const load = { atOnce: CONNECTIONS, seconds: run.seconds };
  const { status, body } = await askOnce(address, asked.sample);
  const measured = await warmLoad(address, load, asked.question);
  const reply = { status, body: body.toString() };
  const ceilings = {
    ...(await bareRates(load, subject, reply)),
    ...(await bareGet(load, subject, reply)),
  };
  return figure(`${asked.name}, ${mode}`, 'answers/s', { measured, ceilings });
}

/** Asked by a client that holds the live state already: told so by its tag, beside routes that say nothing else. */
async function measureHeld(run: BenchRun, subject: Subject): Promise<Figure> {
  const { mode, address } = subject;
  const load = { atOnce: CONNECTIONS, seconds: run.seconds };
  const { headers } = await fetch(`${address}/v1/races/${RACE.id}/state`);
  const held = state(RACE, '', { 'if-none-match': headers.get('etag') ?? '' });
  const measured = await warmLoad(address, load, () => held);
  const ceilings = await bareRates(load, subject, { status: 304, body: '' });
  return figure(`the live state, held already, ${mode}`, 'answers/s', { measured, ceilings });
}

/** The same load comes once before it is measured: on a busy machine a service is long in warming up. */
async function warmLoad(address: string, load: Load, question: () => Buffer): Promise<Measured> {
  await httpLoad(address, load, question);
  return httpLoad(address, load, question);
}

const state = ({ id }: Race, query = '', headers: Readonly<Record<string, string>> = {}): Buffer =>
  rawRequest({ path: `/v1/races/${id}/state${query}`, headers });

async function fill({ address, token }: Subject, race: Race, seed: number): Promise<void> {
  const workload = new Workload(seed);
  await askOnce(address, postRequest('/v1/races', raceDocument(race.id), token));
  const path = `/v1/races/${race.id}/commands`;
  for (let version = 2; version <= race.events; version += 1)
    await askOnce(address, postRequest(path, race.document(workload), token));
  const reached = `/v1/races/${race.id}/state?minVersion=${race.events}`;
  await askOnce(address, rawRequest({ path: reached, headers: { prefer: 'wait=10' } }));
}

/** The same stack with a GET of a string as large in the place of an answer, and a route without any of it. */
async function bareRates(load: Load, { redis }: Subject, reply: BareReply): Promise<Bare> {
  const rateOf = (starting: Promise<Started>): Promise<number> =>
    withServer(starting, async ({ address }) => {
      const { perSecond } = await warmLoad(address, load, () => state(RACE));
      return perSecond;
    });
  return {
    'the same stack with a bare GET': await rateOf(startBareStack(reply, redis)),
    'a bare Fastify route': await rateOf(startBareServer(reply)),
  };
}

async function bareGet(load: Load, { redis }: Subject, { body }: BareReply): Promise<Bare> {
  if (redis === undefined) return {};
  const client = new Redis(`redis://${redis.address}`);
  await client.set('bare', body);
  const { perSecond } = await closedLoop(load, async () => {
    await client.get('bare');
  });
  client.disconnect();
  return { 'a bare Redis GET': perSecond };
}
