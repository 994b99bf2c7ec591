import { Schema } from 'mongoose';
import { isDay, isMonth } from '@anaqid/shared-types';

/** Stands for the type of a field's values; known to the compiler only. */
declare const value: unique symbol;

/**
 * One field of a record: mongoose's definition of its path with the TypeScript type of its values. The same definition says what may be
 * written.
 */
export interface Field<T> {
  readonly type: unknown;
  /** Whether null is refused. */
  readonly required: boolean;
  /** Whether the field may be absent. */
  readonly optional?: boolean;
  readonly enum?: readonly string[];
  readonly validate?: (given: never) => boolean;
  readonly [value]?: T;
}

type Fields = Readonly<Record<string, Field<unknown>>>;
type ValueOf<F> = F extends Field<infer T> ? T : never;
type Optional = Readonly<Record<'optional', true>>;
type Present<F> = { -readonly [K in keyof F as F[K] extends Optional ? never : K]: ValueOf<F[K]> };
type Absentable<F> = { -readonly [K in keyof F as F[K] extends Optional ? K : never]?: ValueOf<F[K]> };

/** The type of a record with these fields. */
export type RecordOf<F> = keyof Absentable<F> extends never ? Present<F> : Present<F> & Absentable<F>;

/** Declares a record, or a part of one; `InferSchemaType` of it is the record's type. */
export function recordSchema<F extends Fields>(fields: F): Schema<RecordOf<F>> {
  const options = {
    // Mongoose would give an `_id` of its own making to a part that declares none.
    _id: '_id' in fields,
    autoIndex: false,
    autoCreate: false,
    versionKey: false,
    minimize: false,
  } as const;
  return new Schema<RecordOf<F>>(fields as Definition<RecordOf<F>>, options);
}

type Definition<T> = ConstructorParameters<typeof Schema<T>>[0];

export const text: Field<string> = { type: String, required: true };
/** A finite number. */
export const decimal: Field<number> = { type: Number, required: true, validate: Number.isFinite };
export const integer: Field<number> = { type: Number, required: true, validate: Number.isSafeInteger };
/** Whole units of a currency. */
export const money: Field<number> = integer;
export const flag: Field<boolean> = { type: Boolean, required: true };
/** A point in time, to the millisecond. */
export const instant: Field<Date> = { type: Date, required: true };
/** `YYYY-MM` of the pilot's calendar. */
export const calendarMonth: Field<string> = { type: String, required: true, validate: isMonth };
/** `YYYY-MM-DD` of the pilot's calendar. */
export const calendarDay: Field<string> = { type: String, required: true, validate: isDay };

/** One of the values of an enum of the schema. */
export function oneOf<const V extends string>(values: readonly V[]): Field<V> {
  return { type: String, required: true, enum: values };
}

/** Null where it is not known or does not apply. */
export function orNull<T>(field: Field<T>): Field<T | null> {
  return { ...field, required: false } as Field<T | null>;
}

/** Absent where it is not known: for fields of a sparse index, which would count null as a value. */
export function optional<T>(field: Field<T>): Field<T> & Optional {
  return { ...field, optional: true };
}

export function listOf<T>(field: Field<T>): Field<T[]> {
  return { type: [field], required: true };
}

/** A part with fields of its own. */
export function part<T>(schema: Schema<T>): Field<T> {
  return { type: schema, required: true };
}

/** Whatever the compiler lets through: its shape is checked where it is made. */
export function unchecked<T extends object>(): Field<T> {
  return { type: Schema.Types.Mixed, required: true };
}

/** A text in both languages of the product. */
export const localizedText = part(recordSchema({ ar: text, en: text }));
