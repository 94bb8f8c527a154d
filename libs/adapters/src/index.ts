export { openMemoryReadModel } from './read-model-memory/memory-read-model.js';
export {
  openRedisReadModel,
  type RedisReadModelOptions,
} from './read-model-redis/redis-read-model.js';
