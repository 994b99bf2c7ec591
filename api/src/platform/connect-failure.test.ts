import { mongo } from 'mongoose';
import { connectFailure } from './connect-failure.js';

const { MongoNetworkError, MongoServerError } = mongo;

describe('the reason why a database cannot be reached', () => {
  it.each([
    [new MongoServerError({ message: 'Authentication failed.', code: 18 }), /refuses the sign-in/],
    [new MongoServerError({ message: 'bad auth : authentication failed', code: 8000 }), /refuses the sign-in/],
    [new MongoServerError({ message: 'command hello requires authentication', code: 13 }), /wants a sign-in/],
    [
      new MongoNetworkError('getaddrinfo', { cause: Object.assign(new Error('x'), { code: 'EAI_AGAIN' }) }),
      /host .* is unknown/,
    ],
    [new MongoNetworkError('connect ECONNREFUSED'), /does not answer/],
    ['no error at all', /does not answer/],
  ])('is told from what the driver throws: %s', (error, sentence) => {
    expect(connectFailure(error)).toMatch(sentence);
  });
});
