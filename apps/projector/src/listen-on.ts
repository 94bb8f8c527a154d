import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { whyNotListening } from './start-refused.js';

interface Place {
  readonly host: string;
  readonly port: number;
}

/**
 * Listens, and says where.
 * @returns the address, without a final slash
 * @throws StartRefused
 */
export async function listenOn(server: Server, at: Place): Promise<string> {
  try {
    server.listen(at.port, at.host);
    await once(server, 'listening');
    return addressOf(server);
  } catch (error) {
    throw whyNotListening(error, at);
  }
}

/** Where a server that listens is reached. */
export function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
