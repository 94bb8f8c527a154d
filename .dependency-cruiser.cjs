/** Who may import whom: the table of ARCHITECTURE.md as rules. */
const room = (name) => `^libs/${name}/`;
const mayImportOnly = (from, rooms) => ({
  name: `${from}-imports-only-its-rooms`,
  severity: 'error',
  from: { path: room(from), pathNot: ['\\.(spec|contract)\\.ts$', '/testing/'] },
  to: { path: '^(libs|apps|test|tools)/', pathNot: [from, ...rooms].map(room) },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'No npm, no node:, no clock in the domain.',
      severity: 'error',
      from: { path: room('domain'), pathNot: ['\\.spec\\.ts$', '/testing/'] },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg', 'npm-optional', 'npm-peer'] },
    },
    {
      name: 'projections-are-pure',
      severity: 'error',
      from: { path: '^libs/(projections|importers)/', pathNot: ['\\.spec\\.ts$', '/testing/'] },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg', 'npm-optional', 'npm-peer'] },
    },
    mayImportOnly('domain', []),
    mayImportOnly('dates', ['domain']),
    mayImportOnly('projections', ['domain']),
    mayImportOnly('importers', ['domain']),
    mayImportOnly('ports', ['domain', 'projections']),
    mayImportOnly('application', ['domain', 'dates', 'projections', 'importers', 'ports']),
    mayImportOnly('adapters', ['domain', 'projections', 'ports']),
    mayImportOnly('platform', []),
    {
      name: 'vendors-live-in-adapters',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: ['^libs/adapters/', '\\.(spec|contract)\\.ts$'] },
      to: { path: 'node_modules/(kafkajs|ioredis|lmdb)/' },
    },
    {
      name: 'no-deep-imports-across-rooms',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: {
        path: '^libs/([^/]+)/src/.+',
        pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$', '/testing/'],
      },
    },
    {
      name: 'apps-enter-rooms-by-the-door',
      severity: 'error',
      from: { path: '^(apps|tools|test)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '/testing/'] },
    },
    {
      name: 'nothing-imports-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test|tools)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
