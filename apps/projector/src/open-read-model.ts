import { openMemoryReadModel, openRedisReadModel } from '#libs/adapters';
import type { Settings } from '#libs/platform';
import type { Logger, ReadModel } from '#libs/ports';

/** The read models that the settings name. Those in Redis open also where Redis is away, and mend by themselves. */
export async function openReadModel(settings: Settings, logger: Logger): Promise<ReadModel> {
  const { redisUrl: url, redisPrefix: prefix } = settings;
  return url === null ? openMemoryReadModel() : openRedisReadModel({ url, prefix, logger });
}
