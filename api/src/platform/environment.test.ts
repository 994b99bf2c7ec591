import path from 'node:path';
import { readEnvironment } from './environment.js';
import { StartError } from './errors.js';

describe('environment variables', () => {
  test('have defaults when unset or empty', () => {
    const usual = { port: 4000, host: '127.0.0.1', mongodbUri: null, samplePassword: null, production: false };
    expect(readEnvironment({})).toMatchObject({ ...usual, dataFolder: path.resolve('data'), trustedProxies: 0 });
    expect(readEnvironment({ PORT: '', HOST: '', SAMPLE_PASSWORD: '' })).toMatchObject(usual);
  });

  test('are read when set', () => {
    const set = { NODE_ENV: 'production', PORT: '0', HOST: '::', DATA_DIR: '/srv/anaqid', MONGODB_URI: 'mongodb://m/' };
    expect(readEnvironment(set)).toMatchObject({
      production: true,
      port: 0,
      host: '::',
      dataFolder: path.resolve('/srv/anaqid'),
      mongodbUri: 'mongodb://m/',
    });
  });

  test.each(['PORT', 'LOG_LEVEL', 'TRUSTED_PROXIES', 'UNITS_PER_MINUTE'])(
    'an invalid %s is reported in one sentence',
    (name) => {
      const read = (): unknown => readEnvironment({ [name]: 'nonsense' });
      expect(read).toThrow(StartError);
      expect(read).toThrow(name);
    },
  );
});
