import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { askAll, isReady, type ReadinessCheck, type Registry } from '#libs/platform';

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

type Answer = () => Promise<Reply> | Reply;

const json = (status: number, document: object): Reply => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(document),
});

const NOT_FOUND = json(404, {
  status: 'unknown',
  paths: ['/health/live', '/health/ready', '/health/startup', '/metrics'],
});

/**
 * Health and metrics of a process that has no other door.
 * @param lost why the process must be started anew, undefined while it need not
 */
export function createHealthServer(
  registry: Registry,
  checks: readonly ReadinessCheck[],
  lost: () => string | undefined,
): Server {
  const live: Answer = () => {
    const reason = lost();
    return reason === undefined
      ? json(200, { status: 'live' })
      : json(503, { status: 'lost', reason });
  };
  let hasStarted = false;
  const ready: Answer = async () => {
    const reports = await askAll(checks);
    if (!isReady(reports)) return json(503, { status: 'not-ready', checks: reports });
    hasStarted = true;
    return json(200, { status: 'ready', checks: reports });
  };
  const answers = new Map<string, Answer>([
    ['/health/live', live],
    ['/health/ready', ready],
    ['/health/startup', () => (hasStarted ? json(200, { status: 'started' }) : ready())],
    [
      '/metrics',
      async () => ({ status: 200, type: registry.contentType, body: await registry.metrics() }),
    ],
  ]);
  return createServer((request, response) => {
    void answer(request, answers).then((reply) => {
      send(response, reply);
    });
  });
}

async function answer(
  { url = '' }: IncomingMessage,
  answers: ReadonlyMap<string, Answer>,
): Promise<Reply> {
  const [path = ''] = url.split('?');
  const known = answers.get(path);
  return known === undefined ? NOT_FOUND : known();
}

function send(response: ServerResponse, { status, type, body }: Reply): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(body);
}
