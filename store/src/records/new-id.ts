import { randomBytes } from 'node:crypto';
import { ObjectId as BsonObjectId } from 'bson';
import { ObjectId } from '../values/index.js';

/** A new ObjectId, generated as drivers do. */
export function newObjectId(): ObjectId {
  return new ObjectId(Uint8Array.from(new BsonObjectId().id));
}

/** The bytes of a random UUID (version 4). */
export function newUuid(): Uint8Array {
  const uuid = randomBytes(16);
  uuid[6] = (uuid[6]! & 0x0f) | 0x40;
  uuid[8] = (uuid[8]! & 0x3f) | 0x80;
  return uuid;
}
