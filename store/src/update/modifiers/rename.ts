import { fail } from '../../errors.js';
import { Doc, type Value } from '../../values/index.js';
import { type Modifier, REMOVE, type UpdateContext } from './modifier.js';

/** Removes the source field of a `$rename`. */
export function renameSource(from: string): Modifier {
  return {
    creates: false,
    toleratesAnyPath: true,
    apply: (current, context) => (sourceValue(from, context) === undefined ? current : REMOVE),
  };
}

/** Sets the target field of a `$rename` to the source's value before the update. */
export function renameTarget(from: string, to: string): Modifier {
  return {
    creates: true,
    toleratesAnyPath: false,
    skips: (context) => sourceValue(from, context) === undefined,
    apply: (_current, context) => {
      refuseArrays(to, context, 'destination');
      if (!context.isInsert && `${to}.`.startsWith('_id.'))
        fail('ImmutableField', `Performing an update on the path '${to}' would modify the immutable field '_id'`);
      return sourceValue(from, context);
    },
  };
}

function sourceValue(from: string, context: UpdateContext): Value | undefined {
  refuseArrays(from, context, 'source');
  let value: Value | undefined = context.before;
  for (const name of from.split('.')) {
    if (value === undefined) return undefined;
    if (!(value instanceof Doc))
      fail('PathNotViable', `cannot use the part (${name} of ${from}) to traverse the element`);
    value = value.get(name);
  }
  return value;
}

function refuseArrays(path: string, context: UpdateContext, role: 'source' | 'destination'): void {
  let value: Value | undefined = context.before;
  for (const name of path.split('.')) {
    if (Array.isArray(value)) {
      fail('BadValue', `The ${role} field cannot be an array element, '${path}' in doc has an array field on the way`);
    }
    value = value instanceof Doc ? value.get(name) : undefined;
  }
}

/** Validates the paths of a `$rename` and returns the target. */
export function checkRename(from: string, to: Value): string {
  if (typeof to !== 'string') return fail('BadValue', `The 'to' field for $rename must be a string: ${from}`);
  if (to.includes('\0')) fail(9867600, "The 'to' field for $rename cannot contain an embedded null byte");
  if (isDynamic(from)) fail('BadValue', `The source field for $rename may not be dynamic: ${from}`);
  if (isDynamic(to)) fail('BadValue', `The destination field for $rename may not be dynamic: ${to}`);
  if (from === to) fail('BadValue', `The source and target field for $rename must differ: ${from}: "${to}"`);
  if (`${to}.`.startsWith(`${from}.`) || `${from}.`.startsWith(`${to}.`)) {
    fail('BadValue', `The source and target field for $rename must not be on the same path: ${from}: "${to}"`);
  }
  return to;
}

function isDynamic(path: string): boolean {
  return path.split('.').some((component) => component === '$' || component.startsWith('$['));
}
