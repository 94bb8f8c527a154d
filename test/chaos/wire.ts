import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between a server and its clients, and can fall silent without hanging up. */
export class Wire {
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  readonly #server: Server;
  #port = 0;

  private constructor() {
    this.#server = createServer((client) => {
      this.#join(client);
    });
  }

  static async lay(): Promise<Wire> {
    const wire = new Wire();
    wire.#server.listen(0, '127.0.0.1');
    await once(wire.#server, 'listening');
    return wire;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Where the connections made from now on lead to. */
  leadTo(address: string): void {
    this.#port = Number(address.split(':').at(-1));
  }

  /** The connections that there are stay open, and nothing comes through any more; new ones work. */
  mute(): void {
    for (const [client, server] of this.#pairs) {
      client.unpipe(server);
      server.unpipe(client);
    }
  }

  async cut(): Promise<void> {
    for (const socket of [...this.#pairs].flat()) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #join(client: Socket): void {
    const server = connect(this.#port, '127.0.0.1');
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    for (const socket of pair) {
      // An end that hangs up takes the other with it; why is of no interest here.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        for (const one of pair) one.destroy();
        this.#pairs.delete(pair);
      });
    }
    client.pipe(server).pipe(client);
  }
}
