/** A server that a test starts, and stops, kills, pauses or starts again on the same address. */
export interface Server {
  /** As host:port. */
  readonly address: string;
  /** Of its process; undefined where it runs in a container. */
  readonly pid?: number;
  stop(): Promise<void>;
  kill(): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  restart(): Promise<Server>;
}

export interface ServerOptions {
  /** Of its folder; a server of the same name finds its data again. */
  readonly name?: string;
  /** Whether it outlives this process. */
  readonly survives?: boolean;
}
