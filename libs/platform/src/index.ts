export * from './api-keys.js';
export * from './metrics.js';
export * from './patiently.js';
export * from './pino-logger.js';
export * from './readiness.js';
export * from './settings.js';
export * from './shutdown.js';
