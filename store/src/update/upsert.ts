import { fail } from '../errors.js';
import type { Constraint } from '../query/index.js';
import { Doc, Regex, type Value } from '../values/index.js';

/**
 * The initial document of an upsert: the fields that the filter fixes by equality. For a replacement, only `_id` is taken from
 * the filter.
 */
export function documentFromFilter(constraints: Constraint, onlyId: boolean): Doc {
  const equalities = new Map<string, Value>();
  collect(constraints, equalities, onlyId);
  const doc = new Doc();
  const id = equalities.get('_id');
  if (id !== undefined) doc.set('_id', id);
  for (const [path, value] of equalities) if (path !== '_id') setPath(doc, path, value);
  return doc;
}

function collect(constraint: Constraint, equalities: Map<string, Value>, onlyId: boolean): void {
  if (constraint.kind === 'and') {
    for (const part of constraint.parts) collect(part, equalities, onlyId);
  } else if (constraint.kind === 'or' && constraint.parts.length === 1) {
    collect(constraint.parts[0]!, equalities, onlyId);
  } else if (constraint.kind === 'field') {
    if (onlyId && constraint.path.split('.')[0] !== '_id') return;
    const value = fixedValue(constraint);
    if (value !== undefined) addEquality(equalities, constraint.path, value, onlyId);
  }
}

function fixedValue(constraint: Extract<Constraint, { kind: 'field' }>): Value | undefined {
  if (constraint.op === 'eq') return constraint.value;
  if (constraint.op === 'in' && constraint.values.length === 1 && !(constraint.values[0] instanceof Regex)) {
    return constraint.values[0];
  }
  return undefined;
}

function addEquality(equalities: Map<string, Value>, path: string, value: Value, onlyId: boolean): void {
  if (onlyId && path !== '_id')
    fail('NotExactValueField', `field at '_id' must be exactly specified, field at sub-path '${path}' found`);
  for (const other of equalities.keys()) {
    if (other === path)
      fail('NotSingleValueField', `cannot infer query fields to set, path '${path}' is matched twice`);
    if (`${other}.`.startsWith(`${path}.`) || `${path}.`.startsWith(`${other}.`)) {
      fail('NotSingleValueField', `cannot infer query fields to set, both paths '${other}' and '${path}' are matched`);
    }
  }
  equalities.set(path, value);
}

function setPath(doc: Doc, path: string, value: Value): void {
  const names = path.split('.');
  let target = doc;
  for (const name of names.slice(0, -1)) {
    const existing = target.get(name);
    const next = existing instanceof Doc ? existing : new Doc();
    target.set(name, next);
    target = next;
  }
  target.set(path.slice(path.lastIndexOf('.') + 1), value);
}
