import { type RawReply, withConnections } from './http-client.js';
import { closedLoop, type Load, type Measured } from './measured.js';

/**
 * Asks a server over so many connections at once; any reply that is not a success ends the run. A server takes in
 * connections one by one, between the requests of those that it has: each is used once before the load begins.
 */
export function httpLoad(
  address: string,
  load: Load,
  request: (number: number) => Buffer,
): Promise<Measured> {
  return withConnections(address, load.atOnce, async (connections) => {
    const ask = async (number: number, slot: number): Promise<void> => {
      const connection = connections[slot];
      if (connection !== undefined) assertSuccess(await connection.send(request(number)));
    };
    await Promise.all(connections.map((_, slot) => ask(slot, slot)));
    return closedLoop(load, ask);
  });
}

/** One reply, to know its bytes. */
export function askOnce(address: string, request: Buffer): Promise<RawReply> {
  return withConnections(address, 1, async ([connection]) => {
    if (connection === undefined) throw new Error('No connection was opened.');
    const reply = await connection.send(request);
    assertSuccess(reply);
    return reply;
  });
}

/** What a client holds already is a success too. */
const NOT_MODIFIED = 304;

function assertSuccess({ status, body }: RawReply): void {
  if ((status >= 200 && status < 300) || status === NOT_MODIFIED) return;
  throw new Error(`The server answered ${status}: ${body.toString('utf8').slice(0, 500)}`);
}
