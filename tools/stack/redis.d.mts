import type { Server, ServerOptions } from './server.mjs';

export function startRedis(options?: ServerOptions): Promise<Server>;
