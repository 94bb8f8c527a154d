import type { Shutdown } from '#libs/platform';
import { addressOf } from '../../../projector/src/listen-on.js';
import type { ApiParts } from '../api-parts.js';
import { createApi } from '../create-api.js';
import { whyNotListening } from '../../../projector/src/start-refused.js';

/**
 * Listens where the settings say.
 * @returns the address, without a final slash
 * @throws StartRefused
 */
export async function listen(parts: ApiParts, shutdown: Shutdown): Promise<string> {
  const { host, port } = parts.settings;
  const app = await createApi(parts);
  shutdown.add('HTTP server', () => app.close());
  try {
    await app.listen(port, host);
  } catch (error) {
    throw whyNotListening(error, { host, port });
  }
  return addressOf(app.getHttpServer());
}
