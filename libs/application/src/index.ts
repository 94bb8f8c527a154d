export * from './command-outcome.js';
export * from './problems.js';
export * from './queries/answer.js';
