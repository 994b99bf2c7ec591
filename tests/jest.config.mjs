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

/** Not in the folder of temporary files, which is another one in every run. */
const cacheDirectory = path.join(rootDir, 'node_modules/.cache/jest');

const shared = {
  rootDir,
  cacheDirectory,
  transform: { '^.+\\.(t|j)sx?$': swc },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '\\.(css|svg|woff2)$': 'identity-obj-proxy',
  },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
};

/** Tests in Node of what needs no product; the embedded store's worker is built once before them. */
const server = {
  ...shared,
  displayName: 'server',
  testEnvironment: 'node',
  globalSetup: '<rootDir>/tests/kit/global-setup.mjs',
  testMatch: [
    '<rootDir>/{shared-types,store,api,seed}/**/*.test.ts',
    '<rootDir>/tests/{contract,architecture,conformance}/**/*.test.ts',
  ],
};

/** Projects that start the product, which is built once before them. */
const withProduct = {
  ...shared,
  testEnvironment: 'node',
  globalSetup: '<rootDir>/tests/kit/global-setup-product.mjs',
  globalTeardown: '<rootDir>/tests/kit/global-teardown.mjs',
};

/** Stories through HTTP. */
const acceptance = {
  ...withProduct,
  displayName: 'acceptance',
  testMatch: ['<rootDir>/tests/acceptance/**/*.test.ts'],
};

const web = {
  ...shared,
  displayName: 'web',
  testEnvironment: '<rootDir>/web/src/testing/browser-environment.mjs',
  testMatch: ['<rootDir>/web/**/*.test.{ts,tsx}'],
  setupFilesAfterEnv: ['<rootDir>/web/src/testing/setup.ts'],
  globals: { __APP__: { version: 'test', schema: 'test' } },
};

/** Journeys in a real Chromium; chosen by tests/run.mjs when a browser is found. */
const browser = {
  ...withProduct,
  displayName: 'browser',
  testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
};

export default {
  rootDir,
  cacheDirectory,
  projects: [server, web, acceptance, browser],
  // One limit for all: long enough for the longest story on a busy machine. It ends what hangs; it measures nothing.
  testTimeout: 300_000,
  testSequencer: '<rootDir>/tests/kit/longest-first.mjs',
};
