const swc = (type) => [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2022',
      keepClassNames: true,
    },
    module: { type },
    sourceMaps: 'inline',
  },
];

export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  testMatch: ['<rootDir>/{apps,libs,test,tools}/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // Jest cannot require an ESM package on Node 20, and Fastify's inject() requires cookie, which is one.
  transform: { '^.+\\.ts$': swc('es6'), '/node_modules/(.*/)?cookie/.+\\.js$': swc('commonjs') },
  transformIgnorePatterns: ['/node_modules/(?!(.*/)?cookie/)'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: ['reflect-metadata'],
  // No test waits on time; this bound is for machines that do other work beside.
  testTimeout: 60_000,
  modulePathIgnorePatterns: ['<rootDir>/dist'],
};
