export { IdentityFacts } from './as-of-index/identity-facts.js';
export { IndexedAnswers, type IndexedRace } from './as-of-index/indexed-answers.js';
export type { TreeLimits } from './as-of-index/line-plan.js';
export { MapPages } from './as-of-index/map-pages.js';
export type { PageWrites } from './as-of-index/page-writes.js';
export { RaceIndexWriter } from './as-of-index/race-index-writer.js';
export {
  type EmbeddedLogOptions,
  openEmbeddedLog,
} from './event-log-embedded/open-embedded-log.js';
export { type KafkaLogOptions, openKafkaLog } from './event-log-kafka/open-kafka-log.js';
export { type FoldStoreOptions, openFoldStore } from './fold-store-lmdb/open-fold-store.js';
export { MemoryFoldStore } from './fold-store-memory/memory-fold-store.js';
export { openMemoryReadModel } from './read-model-memory/memory-read-model.js';
export { inspectRedis } from './read-model-redis/inspect-redis.js';
export {
  openRedisReadModel,
  type RedisReadModelOptions,
} from './read-model-redis/redis-read-model.js';
