import path from 'node:path';
import { readEnvironment } from './environment.js';
import { StartError } from './errors.js';

describe('environment', () => {
  test('has usual values for what is not set or empty', () => {
    const usual = { port: 4000, host: '127.0.0.1', mongodbUri: null, samplePassword: null, production: false };
    expect(readEnvironment({})).toMatchObject({ ...usual, dataFolder: path.resolve('data'), trustedProxies: 0 });
    expect(readEnvironment({ PORT: '', HOST: '', SAMPLE_PASSWORD: '' })).toMatchObject(usual);
  });

  test('takes what is set', () => {
    const set = { NODE_ENV: 'production', PORT: '0', HOST: '::', DATA_DIR: '/srv/anaqid', MONGODB_URI: 'mongodb://m/' };
    expect(readEnvironment(set)).toMatchObject({
      production: true,
      port: 0,
      host: '::',
      dataFolder: path.resolve('/srv/anaqid'),
      mongodbUri: 'mongodb://m/',
    });
  });

  test.each(['PORT', 'LOG_LEVEL', 'TRUSTED_PROXIES'])('%s with nonsense is named in one sentence', (name) => {
    const read = (): unknown => readEnvironment({ [name]: 'nonsense' });
    expect(read).toThrow(StartError);
    expect(read).toThrow(name);
  });
});
