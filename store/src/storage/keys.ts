import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { MongoError, codeNames } from '../errors.js';

/** LMDB's key size limit for the page size in use. */
const maxKeyBytes = 1978;
const idBytes = 4;
const recordIdBytes = 8;
/** Longer index keys are cut to this prefix, so that ranges still work, followed by a hash of the full key. */
const longKeyPrefixBytes = 1_400;
const checksumBytes = 4;

/** Id of a document within its collection. It increases with every insert, so id order is the natural order. */
export type RecordId = number;

export function recordKey(collection: number, record: RecordId): Buffer {
  const key = Buffer.allocUnsafe(idBytes + recordIdBytes);
  key.writeUInt32BE(collection, 0);
  writeRecordId(key, record, idBytes);
  return key;
}

export function recordIdOfKey(key: Buffer): RecordId {
  return readRecordId(key, idBytes);
}

/** The range of all keys of a collection or index. */
export function rangeOfId(id: number): { from: Buffer; to: Buffer } {
  return { from: prefixOf(id), to: prefixOf(id + 1) };
}

const prefixOf = (id: number): Buffer => {
  const key = Buffer.allocUnsafe(idBytes);
  key.writeUInt32BE(id, 0);
  return key;
};

/** Whether encoded values are too long for a key, so that only their prefix is ordered. */
export function isLongKey(values: Uint8Array): boolean {
  return values.length > maxKeyBytes - idBytes - recordIdBytes;
}

/** Key of an index entry: index id, values and, unless the index is unique, the record id. */
export function entryKey(index: number, values: Uint8Array, record?: RecordId): Buffer {
  const kept = isLongKey(values) ? shortened(values) : values;
  const key = Buffer.allocUnsafe(idBytes + kept.length + (record == null ? 0 : recordIdBytes));
  key.writeUInt32BE(index, 0);
  key.set(kept, idBytes);
  if (record != null) writeRecordId(key, record, idBytes + kept.length);
  return key;
}

const shortened = (values: Uint8Array): Buffer =>
  Buffer.concat([values.subarray(0, longKeyPrefixBytes), createHash('sha256').update(values).digest()]);

/** The range of index entries between two encoded prefixes, including every key that starts with `upper`. */
export function entryRange(index: number, lower: Uint8Array, upper: Uint8Array): { from: Buffer; to: Buffer } {
  const from = Buffer.concat([prefixOf(index), lower.subarray(0, longKeyPrefixBytes)]);
  return { from, to: afterPrefix(Buffer.concat([prefixOf(index), upper.subarray(0, longKeyPrefixBytes)])) };
}

/** The first key after all keys that start with `prefix`. */
export function afterPrefix(prefix: Buffer): Buffer {
  for (let i = prefix.length - 1; i >= 0; i--) {
    if (prefix[i] === 0xff) continue;
    const next = Buffer.from(prefix.subarray(0, i + 1));
    next[i]!++;
    return next;
  }
  throw new Error('a key of nothing but 0xff has no successor');
}

/** Value of an index entry: the id of its record. */
export function entryValue(record: RecordId): Buffer {
  const value = Buffer.allocUnsafe(recordIdBytes);
  writeRecordId(value, record, 0);
  return value;
}

export function recordOfEntry(value: Buffer): RecordId {
  return readRecordId(value, 0);
}

const writeRecordId = (target: Buffer, record: RecordId, at: number): void => {
  target.writeUInt32BE(Math.floor(record / 0x1_0000_0000), at);
  target.writeUInt32BE(record % 0x1_0000_0000, at + 4);
};

const readRecordId = (source: Buffer, at: number): RecordId =>
  source.readUInt32BE(at) * 0x1_0000_0000 + source.readUInt32BE(at + 4);

/** Prefixes content with a checksum over itself and its key. */
export function withChecksum(key: Buffer, content: Uint8Array): Buffer {
  const value = Buffer.allocUnsafe(checksumBytes + content.length);
  value.set(content, checksumBytes);
  value.writeUInt32BE(crc32(content, seedOf(key)), 0);
  return value;
}

/** Verifies the checksum of a value and returns its content; throws `DataCorruptionDetected` on a mismatch. */
export function verifiedContent<T extends Uint8Array>(key: Buffer, value: T): T {
  const content = value.subarray(checksumBytes) as T;
  if (value.length < checksumBytes || checksumIn(value) !== crc32(content, seedOf(key)))
    throw new MongoError(codeNames.DataCorruptionDetected, `Data is damaged: checksum of ${key.toString('hex')}`);
  return content;
}

const checksumIn = (value: Uint8Array): number =>
  ((value[0]! << 24) | (value[1]! << 16) | (value[2]! << 8) | value[3]!) >>> 0;

/** FNV-1a of a key, the initial value of the checksum: content stored under a wrong key fails verification. */
const seedOf = (key: Buffer): number => {
  let seed = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) seed = Math.imul(seed ^ key[at]!, 0x01000193);
  return seed >>> 0;
};
