import { type Doc, Int32, ObjectId, typeName, type Value } from '../../values/index.js';

/** The document that a modifier is applied to. */
export interface UpdateContext {
  /** Whether an upsert is inserting the document. */
  readonly isInsert: boolean;
  /** The index for the positional operator `$`. */
  readonly position: number | undefined;
  /** The document before the update. */
  readonly before: Doc;
}

/** Result of a modifier that removes the field; an array element becomes null instead. */
export const REMOVE: unique symbol = Symbol('remove');

/** An update operator with its argument, applied at one path. */
export interface Modifier {
  /** Whether it creates a missing field and its parents. */
  readonly creates: boolean;
  /** Whether a path through a scalar is ignored instead of an error (`$unset`). */
  readonly toleratesAnyPath: boolean;
  /** Returns the new value, or the current one (undefined when missing) to change nothing. */
  apply(current: Value | undefined, context: UpdateContext, path: string): Value | undefined | typeof REMOVE;
  /** Whether it counts as a modification even when the value stays the same. */
  readonly alwaysChanges?: boolean;
  /** Whether it does not apply to this document. */
  skips?(context: UpdateContext): boolean;
}

/** Parses the argument of an operator; throws when it is invalid. */
export type ModifierParser = (argument: Value, path: string) => Modifier;

/** The document's `_id` for error messages. */
export function idText(context: UpdateContext): string {
  const id = context.before.get('_id');
  return id === undefined ? '{}' : `{_id: ${describe(id)}}`;
}

function describe(value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Int32) return String(value.value);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return value instanceof ObjectId ? `ObjectId('${Buffer.from(value.bytes).toString('hex')}')` : typeName(value);
}
