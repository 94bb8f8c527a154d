import type { Server, ServerOptions } from './server.mjs';

export interface KafkaOptions extends ServerOptions {
  /** Where clients are told to find it, when something stands between. */
  readonly advertisedPort?: number;
}

export function startKafka(options?: KafkaOptions): Promise<Server>;
