import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from './api.module.js';
import type { ApiParts } from './api-parts.js';
import { QUERY_DEPS } from './queries/query-deps.js';
import { addAskedAgain } from './server/asked-again.js';
import { createServer } from './server/create-server.js';
import { addHooks } from './server/hooks.js';

/** The HTTP server on its parts, not yet listening. */
export const createApi = (parts: ApiParts): Promise<NestFastifyApplication> =>
  createServer(ApiModule.of(parts), parts.settings.publicUrl, (server, app) => {
    addHooks(server, parts);
    if (parts.settings.doors.includes('queries')) addAskedAgain(server, app.get(QUERY_DEPS));
  });
