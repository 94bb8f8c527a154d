export * from './command-lines/command-lines.importer.js';
