export * from './clock.port.js';
export * from './event-log.port.js';
export * from './fold-store.port.js';
export * from './logger.port.js';
export * from './read-model.port.js';
