import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/**
 * The connections of a server on which no request is under way. Node itself knows only those that have
 * had one: a spare connection, as browsers open them, would keep a server from closing for a minute.
 */
export class IdleConnections {
  readonly #idle = new Set<Socket>();

  constructor(server: Server) {
    server.on('connection', (socket: Socket) => {
      this.#idle.add(socket);
      socket.once('close', () => this.#idle.delete(socket));
    });
    server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
      this.#idle.delete(socket);
      response.once('close', () => {
        if (!socket.destroyed) this.#idle.add(socket);
      });
    });
  }

  close(): void {
    for (const socket of this.#idle) socket.destroy();
  }
}
