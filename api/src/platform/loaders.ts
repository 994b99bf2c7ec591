import DataLoader from 'dataloader';
import type { Model, QueryFilter } from 'mongoose';
import { countByField, findRecords } from './records.js';

/**
 * Loaders live for one request and are recreated after each of its mutations. They do not check scope: only load ids of
 * records in scope.
 */
export type Loader<T> = DataLoader<string, T>;

type Filter = Readonly<Record<string, unknown>>;

/** Loads records by id; null for an unknown id. */
export function byId<T extends { _id: string }>(model: Model<T>): Loader<T | null> {
  return new DataLoader<string, T | null>(async (ids) => {
    const records = await findRecords<T>(model, { _id: { $in: [...ids] } } as QueryFilter<T>);
    const recordsById = new Map(records.map((record) => [record._id, record]));
    return ids.map((id) => recordsById.get(id) ?? null);
  });
}

interface Many<T> {
  /** Additional condition. */
  where?: Filter;
  sort?: Readonly<Record<string, 1 | -1>>;
  /** Loader of single records that also caches the records of list loaders. */
  prime?: Loader<T | null>;
}

/** Loads records by the value of a field, in the given order. */
export function manyBy<T extends { _id: string }>(
  model: Model<T>,
  field: keyof T & string,
  { where, sort, prime }: Many<T> = {},
): Loader<T[]> {
  return new DataLoader<string, T[]>(async (keys) => {
    const filter = { ...where, [field]: { $in: [...keys] } } as QueryFilter<T>;
    const records = await findRecords<T>(model, filter, { sort });
    for (const record of records) prime?.prime(record._id, record);
    const recordsByKey = groupBy(records, (record) => String(record[field]));
    return keys.map((key) => recordsByKey.get(key) ?? []);
  });
}

/** Groups records by key, in their order. */
export function groupBy<T>(records: readonly T[], keyOf: (record: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const record of records) {
    const key = keyOf(record);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return groups;
}

/** Counts records by the value of a field; 0 if there are none. */
export function countBy<T>(model: Model<T>, field: keyof T & string, where: Filter = {}): Loader<number> {
  return new DataLoader<string, number>(async (keys) => {
    const counts = await countByField(model, field, keys, where as QueryFilter<T>);
    return keys.map((key) => counts.get(key) ?? 0);
  });
}
