import { ObjectId as BsonObjectId } from 'bson';
import { ObjectId } from '../values/index.js';

/** A new ObjectId, as clients make them. */
export function newObjectId(): ObjectId {
  return new ObjectId(Uint8Array.from(new BsonObjectId().id));
}
