import { Doc, Int32, ObjectId, UtcDate, typeName, type Value } from '../values/index.js';

/** A value in the notation of MongoDB's error messages: `{ name: "a", age: 3 }`. */
export function shellText(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return Number.isInteger(value) ? `${value}.0` : String(value);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (value instanceof Int32) return String(value.value);
  if (value instanceof ObjectId) return `ObjectId('${Buffer.from(value.bytes).toString('hex')}')`;
  if (value instanceof UtcDate) return `new Date(${value.ms})`;
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(shellText).join(', ')} ]`;
  if (value instanceof Doc) {
    const fields = [...value.entries()].map(([name, inner]) => `${name}: ${shellText(inner)}`);
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  return typeName(value);
}
