import { document, int } from '../plain.js';
import { sessionTimeoutMinutes } from '../transactions/sessions.js';
import { ObjectId, UtcDate, type Doc } from '../values/index.js';
import { maxDocumentBytes, maxMessageBytes, maxWriteBatch } from '../wire/framing.js';
import type { Command } from './command.js';

/** The store presents itself as a replica set of one, since drivers retry writes and run transactions only on replica sets. */
export const replicaSetName = 'embedded';
/** Wire version of MongoDB 8.0. */
const maxWireVersion = 25;
const version = '8.0.0';
const electionId = new ObjectId(Uint8Array.from([0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 1]));

/** https://www.mongodb.com/docs/manual/reference/command/hello/ */
export function hello(command: Command): Doc {
  const { address } = command.store;
  return document({
    helloOk: true,
    [command.name === 'hello' ? 'isWritablePrimary' : 'ismaster']: true,
    hosts: [address],
    setName: replicaSetName,
    setVersion: int(1),
    secondary: false,
    primary: address,
    me: address,
    electionId,
    maxBsonObjectSize: int(maxDocumentBytes),
    maxMessageSizeBytes: int(maxMessageBytes),
    maxWriteBatchSize: int(maxWriteBatch),
    localTime: new UtcDate(BigInt(Date.now())),
    logicalSessionTimeoutMinutes: int(sessionTimeoutMinutes),
    minWireVersion: int(0),
    maxWireVersion: int(maxWireVersion),
    readOnly: false,
  });
}

export function ping(): Doc {
  return document({});
}

/** https://www.mongodb.com/docs/manual/reference/command/buildInfo/ */
export function buildInfo(): Doc {
  return document({
    version,
    versionArray: version
      .split('.')
      .concat('0')
      .map((part) => int(Number(part))),
    modules: ['anaqid-store'],
    bits: int(64),
    debug: false,
    maxBsonObjectSize: int(maxDocumentBytes),
  });
}
