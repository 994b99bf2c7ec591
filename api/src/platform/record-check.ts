import { Schema } from 'mongoose';
import type { Field } from './fields.js';

/**
 * A write that violates the record's declaration: a bug, not a refusal. The message names the field, never its value.
 */
export class InvalidRecordError extends Error {
  override name = 'InvalidRecordError';

  constructor(recordName: string, path: string) {
    super(`Invalid ${recordName}: ${path}`);
  }
}

type Values = Readonly<Record<string, unknown>>;
/** Path of the first invalid value, relative to the checked one; null if valid. */
type Finder<V = unknown> = (value: V) => string | null;

/**
 * Checks a record against its declaration. Returns the path of the first invalid field, such as `members.0.sex`, or
 * null.
 */
export interface RecordCheck {
  /** For a whole record: all fields must be present, and no others. */
  readonly inRecord: Finder<object>;
  /** For a partial update: each field must be declared. */
  readonly inFields: Finder<object>;
}

const checksBySchema = new WeakMap<Schema, RecordCheck>();

/** Compiles the check of a schema, once. */
export function checkOf(schema: Schema): RecordCheck {
  const cached = checksBySchema.get(schema);
  if (cached !== undefined) return cached;
  const check = compile(schema);
  checksBySchema.set(schema, check);
  return check;
}

function compile(schema: Schema): RecordCheck {
  const names = Object.keys(schema.paths);
  const fields = names.map((name) => fieldOf(schema, name));
  const finders = fields.map(finderOf);
  const findersByName = new Map(names.map((name, index) => [name, finders[index]]));

  function inRecord(record: Values): string | null {
    let present = 0;
    for (const [index, find] of finders.entries()) {
      const name = names[index] ?? '';
      const value = record[name];
      if (value === undefined && fields[index]?.optional === true) continue;
      const fault = find(value);
      if (fault !== null) return name + fault;
      present += 1;
    }
    return Object.keys(record).length === present ? null : inFields(record);
  }

  function inFields(values: Values): string | null {
    for (const [name, value] of Object.entries(values)) {
      const fault = findersByName.get(name)?.(value);
      if (fault !== null) return name + (fault ?? '');
    }
    return null;
  }

  return { inRecord: (record) => inRecord(record as Values), inFields: (values) => inFields(values as Values) };
}

function fieldOf(schema: Schema, name: string): Field<unknown> {
  return schema.path(name).options as unknown as Field<unknown>;
}

function finderOf(field: Field<unknown>): Finder {
  const find = valueFinder(field);
  return field.required ? find : (value) => (value === null ? null : find(value));
}

function valueFinder({ type, enum: values, validate }: Field<unknown>): Finder {
  if (Array.isArray(type)) return listFinder(finderOf(type[0] as Field<unknown>));
  if (type instanceof Schema) return partFinder(type);
  const isOfType = typeTests.get(type);
  if (isOfType === undefined) throw new TypeError('a field is of a type that cannot be checked');
  const allowed = values === undefined ? null : new Set<unknown>(values);
  const isValid = validate as ((value: unknown) => boolean) | undefined;
  return (value) => (isOfType(value) && (allowed?.has(value) ?? true) && (isValid?.(value) ?? true) ? null : '');
}

const typeTests = new Map<unknown, (value: unknown) => boolean>([
  [String, (value) => typeof value === 'string'],
  [Number, (value) => typeof value === 'number'],
  [Boolean, (value) => typeof value === 'boolean'],
  [Date, (value) => value instanceof Date && !Number.isNaN(value.getTime())],
  [Schema.Types.Mixed, isObject],
]);

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function listFinder(find: Finder): Finder {
  return (value) => {
    if (!Array.isArray(value)) return '';
    for (let index = 0; index < value.length; index += 1) {
      const fault = find(value[index]);
      if (fault !== null) return `.${index}${fault}`;
    }
    return null;
  };
}

function partFinder(schema: Schema): Finder {
  const { inRecord } = checkOf(schema);
  return (value) => {
    const fault = isObject(value) ? inRecord(value) : null;
    if (fault !== null) return `.${fault}`;
    return isObject(value) ? null : '';
  };
}
