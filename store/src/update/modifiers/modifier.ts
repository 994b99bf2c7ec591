import { type Doc, Int32, ObjectId, typeName, type Value } from '../../values/index.js';

/** What a modifier knows about the document it is applied to. */
export interface UpdateContext {
  /** The document is being inserted by an upsert. */
  readonly isInsert: boolean;
  /** The index that the positional operator `$` stands for. */
  readonly position: number | undefined;
  /** The document before the update. */
  readonly before: Doc;
}

/** Says that the field goes away (an element of an array becomes null). */
export const REMOVE: unique symbol = Symbol('remove');

/** One update operator with its argument, on one path. */
export interface Modifier {
  /** Whether it makes the field (and what leads to it) where there is none. */
  readonly creates: boolean;
  /** Whether a path that cannot be is no error (`$unset`). */
  readonly toleratesAnyPath: boolean;
  /** The new value; the current one itself (or undefined where there is none) to change nothing. */
  apply(current: Value | undefined, context: UpdateContext, path: string): Value | undefined | typeof REMOVE;
  /** Whether it counts as a change even when the value stays the same. */
  readonly alwaysChanges?: boolean;
  /** Whether it does nothing at all for this document. */
  skips?(context: UpdateContext): boolean;
}

/** Makes the modifier from the argument in the update; throws what is wrong with it. */
export type ModifierParser = (argument: Value, path: string) => Modifier;

/** How the document is named in messages. */
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
