import { mongo } from 'mongoose';
import { connectFailure } from './connect-failure.js';

const { MongoNetworkError, MongoParseError, MongoServerError } = mongo;

describe('the reason why a database cannot be reached', () => {
  it.each([
    [new MongoServerError({ message: 'Authentication failed.', code: 18 }), /refuses the sign-in/],
    [new MongoServerError({ message: 'bad auth : authentication failed', code: 8000 }), /refuses the sign-in/],
    [new MongoServerError({ message: 'command hello requires authentication', code: 13 }), /wants a sign-in/],
    [
      new MongoNetworkError('getaddrinfo', { cause: Object.assign(new Error('x'), { code: 'EAI_AGAIN' }) }),
      /host .* is unknown/,
    ],
    [Object.assign(new Error('querySrv ENOTFOUND'), { code: 'ENOTFOUND' }), /host .* is unknown/],
    [
      new MongoParseError('tls/ssl must be either "true" or "false"'),
      /is not a connection string of MongoDB: tls\/ssl must/,
    ],
    [new MongoNetworkError('connect ECONNREFUSED'), /does not answer/],
    ['no error at all', /does not answer/],
  ])('is told from what the driver throws: %s', (error, sentence) => {
    expect(connectFailure(error)).toMatch(sentence);
  });

  it('leaves out what the driver quotes of the address, which can hold the password', () => {
    const error = new MongoParseError('Unable to parse mongodb://me:s3cret-word@h:x/ as an address');
    expect(connectFailure(error)).toBe(
      'MONGODB_URI is not a connection string of MongoDB: Unable to parse ... as an address.',
    );
  });
});
