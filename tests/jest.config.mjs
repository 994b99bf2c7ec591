import path from 'node:path';

const rootDir = path.resolve(import.meta.dirname, '..');

const swc = [
  '@swc/jest',
  {
    module: { type: 'commonjs' },
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
  },
];

const shared = {
  rootDir,
  transform: { '^.+\\.(t|j)sx?$': swc },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '\\.(css|svg|woff2)$': 'identity-obj-proxy',
  },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
};

/** Unit and story tests in Node; the embedded store's worker is built once before them. */
const server = {
  ...shared,
  displayName: 'server',
  testEnvironment: 'node',
  globalSetup: '<rootDir>/tests/kit/global-setup.mjs',
  testMatch: [
    '<rootDir>/{shared-types,store,api,seed}/**/*.test.ts',
    '<rootDir>/tests/{acceptance,contract,architecture,conformance}/**/*.test.ts',
  ],
};

const web = {
  ...shared,
  displayName: 'web',
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/web/**/*.test.{ts,tsx}'],
  setupFilesAfterEnv: ['<rootDir>/web/src/testing/setup.ts'],
  globals: { __APP__: { version: 'test', schema: 'test' } },
};

/** Journeys in a real Chromium; chosen by tests/run.mjs when a browser is found. */
const browser = {
  ...shared,
  displayName: 'browser',
  testEnvironment: 'node',
  globalSetup: '<rootDir>/tests/kit/global-setup.mjs',
  testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
};

export default { rootDir, projects: [server, web, browser], testTimeout: 30_000 };
