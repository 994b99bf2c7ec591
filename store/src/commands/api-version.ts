import { fail } from '../errors.js';
import type { Doc } from '../values/index.js';

/** Commands that are no part of the first version of the API. */
const outside = new Set(['startSession', 'buildInfo', 'buildinfo', 'distinct', 'isMaster', 'ismaster']);

/** Checks what a client says of the API that it keeps to. https://www.mongodb.com/docs/manual/reference/stable-api/ */
export function checkApiVersion(name: string, body: Doc): void {
  const version = body.get('apiVersion') ?? null;
  const isStrict = body.get('apiStrict') === true;
  if (version === null) {
    if (isStrict || body.get('apiDeprecationErrors') === true)
      fail(4886600, 'Provided apiStrict and/or apiDeprecationErrors without passing apiVersion');
    return;
  }
  if (version !== '1') fail('APIVersionError', 'API version must be "1"');
  if (isStrict && outside.has(name))
    fail('APIStrictError', `Provided apiStrict:true, but the command ${name} is not in API Version 1`);
  if (isStrict && name === 'aggregate' && body.get('explain') === true)
    fail('APIStrictError', "'explain' of aggregate is not in API Version 1");
}
