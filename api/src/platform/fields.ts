import { Schema } from 'mongoose';
import { isCalendarDay, isCalendarMonth } from '@anaqid/shared-types';

/** Carries the type of a field's values at compile time; never set. */
declare const value: unique symbol;

/**
 * A field of a record: mongoose's definition of its path with the TypeScript type of its values. Writes are checked
 * against the same definition.
 */
export interface Field<T> {
  readonly type: unknown;
  /** Whether null is rejected. */
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

/** Declares a record or a nested part; the record's type is its `InferSchemaType`. */
export function recordSchema<F extends Fields>(fields: F): Schema<RecordOf<F>> {
  const options = {
    // Otherwise mongoose would add an `_id` to nested parts.
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
/** An amount in whole units of a currency. */
export const money: Field<number> = integer;
export const flag: Field<boolean> = { type: Boolean, required: true };
/** An instant, to the millisecond. */
export const instant: Field<Date> = { type: Date, required: true };
/** A month `YYYY-MM` of the pilot's calendar. */
export const calendarMonth: Field<string> = { type: String, required: true, validate: isCalendarMonth };
/** A day `YYYY-MM-DD` of the pilot's calendar. */
export const calendarDay: Field<string> = { type: String, required: true, validate: isCalendarDay };

/** One of the values of an enum. */
export function oneOf<const V extends string>(values: readonly V[]): Field<V> {
  return { type: String, required: true, enum: values };
}

/** Nullable: null if unknown or not applicable. */
export function orNull<T>(field: Field<T>): Field<T | null> {
  return { ...field, required: false } as Field<T | null>;
}

/** May be absent, for fields of a sparse index, which would index null. */
export function optional<T>(field: Field<T>): Field<T> & Optional {
  return { ...field, optional: true };
}

export function listOf<T>(field: Field<T>): Field<T[]> {
  return { type: [field], required: true };
}

/** A nested part with its own fields. */
export function part<T>(schema: Schema<T>): Field<T> {
  return { type: schema, required: true };
}

/** Any value; the compiler alone checks its shape. */
export function unchecked<T extends object>(): Field<T> {
  return { type: Schema.Types.Mixed, required: true };
}

/** A text in both languages. */
export const localizedText = part(recordSchema({ ar: text, en: text }));
