import type { Server, ServerOptions } from './server.mjs';

export function startKafka(options?: ServerOptions): Promise<Server>;
