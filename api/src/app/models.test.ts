import mongoose, { Schema, type Model } from 'mongoose';
import type { Field } from '../platform/fields.js';
import { checkOf } from '../platform/record-check.js';
import { models } from './models.js';

const connection = mongoose.createConnection();
const declared = models.map((modelOf) => modelOf(connection) as unknown as Model<object>);

type Values = Record<string, unknown>;

/** A declared field, possibly of a nested part. */
interface DeclaredField {
  readonly path: string;
  readonly field: Field<unknown>;
  readonly put: (value: unknown) => Values;
}

function fieldsOf(schema: Schema): [string, Field<unknown>][] {
  return Object.entries(schema.paths).map(([name, path]) => [name, path.options as unknown as Field<unknown>]);
}

/** A valid record with a value for every field. */
function soundRecord(schema: Schema): Values {
  return Object.fromEntries(fieldsOf(schema).map(([name, field]) => [name, soundValue(field)]));
}

function soundValue({ type, enum: values, validate }: Field<unknown>): unknown {
  if (Array.isArray(type)) return [soundValue(type[0] as Field<unknown>)];
  if (type instanceof Schema) return soundRecord(type);
  if (values !== undefined) return values.at(-1);
  const samples = [7, true, new Date(0), {}, 'text', '2018-03', '2018-03-04'];
  const isValid = (validate ?? (() => true)) as (value: unknown) => boolean;
  return samples.find((sample) => isOfType(type, sample) && isValid(sample));
}

function isOfType(type: unknown, sample: unknown): boolean {
  if (type === Schema.Types.Mixed) return typeof sample === 'object' && !(sample instanceof Date);
  return Object(sample).constructor === type;
}

/** Every field of a schema, including those of lists and nested parts. */
function declaredFieldsOf(schema: Schema): DeclaredField[] {
  return fieldsOf(schema).flatMap(([name, field]) => {
    const put = (value: unknown): Values => ({ ...soundRecord(schema), [name]: value });
    return [{ path: name, field, put }, ...nestedFieldsOf({ path: name, field, put })];
  });
}

function nestedFieldsOf({ path, field, put }: DeclaredField): DeclaredField[] {
  if (Array.isArray(field.type)) {
    const inner = { path: `${path}.0`, field: field.type[0] as Field<unknown>, put: (value: unknown) => put([value]) };
    return [inner, ...nestedFieldsOf(inner)];
  }
  if (!(field.type instanceof Schema)) return [];
  return declaredFieldsOf(field.type).map((nested) => ({
    path: `${path}.${nested.path}`,
    field: nested.field,
    put: (value) => put(nested.put(value)),
  }));
}

describe.each(declared.map((model) => [model.modelName, model.schema] as const))(
  'declaration of the record %s',
  (_name, schema) => {
    const { inRecord, inFields } = checkOf(schema as Schema);
    const declaredFields = declaredFieldsOf(schema as Schema);

    it('accepts a valid record', () => {
      expect(inRecord(soundRecord(schema as Schema))).toBeNull();
    });

    it('requires every field, including those of nested parts', () => {
      const required = declaredFields.filter(({ field, path }) => field.optional !== true && !/\d$/.test(path));
      expect(required.map(({ put }) => inRecord(put(undefined)))).toEqual(required.map(({ path }) => path));
    });

    it('accepts null only for nullable fields', () => {
      const faults = declaredFields.map(({ put }) => inRecord(put(null)));
      expect(faults).toEqual(declaredFields.map(({ path, field }) => (field.required ? path : null)));
    });

    it('rejects a value of another type', () => {
      const other = (field: Field<unknown>): unknown => (field.type === String ? 7 : 'text');
      expect(declaredFields.map(({ put, field }) => inRecord(put(other(field))))).toEqual(
        declaredFields.map(({ path }) => path),
      );
    });

    it('rejects values outside the enum, invalid months and days, and numbers that cannot be stored exactly', () => {
      const limited = declaredFields.filter(({ field }) => field.enum !== undefined || field.validate !== undefined);
      const outside = (field: Field<unknown>): unknown => (field.type === String ? '2018-13' : Number.NaN);
      expect(limited.map(({ put, field }) => inRecord(put(outside(field))))).toEqual(limited.map(({ path }) => path));
    });

    it('rejects undeclared fields', () => {
      expect(inRecord({ ...soundRecord(schema as Schema), unheardOf: 1 })).toBe('unheardOf');
      expect(inFields({ unheardOf: 1 })).toBe('unheardOf');
    });

    it('checks a partial update like a whole record', () => {
      for (const [name, field] of fieldsOf(schema as Schema)) {
        expect(inFields({ [name]: soundValue(field) })).toBeNull();
        expect(inFields({ [name]: () => 1 })).toBe(name);
      }
    });
  },
);

it('each collection is declared once', () => {
  const names = declared.map((model) => model.collection.name);
  expect(new Set(names).size).toBe(names.length);
});
