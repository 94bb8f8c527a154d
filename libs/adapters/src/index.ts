export {
  type EmbeddedLogOptions,
  openEmbeddedLog,
} from './event-log-embedded/open-embedded-log.js';
export { type KafkaLogOptions, openKafkaLog } from './event-log-kafka/open-kafka-log.js';
export { openMemoryReadModel } from './read-model-memory/memory-read-model.js';
export {
  openRedisReadModel,
  type RedisReadModelOptions,
} from './read-model-redis/redis-read-model.js';
