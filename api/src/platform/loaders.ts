import DataLoader from 'dataloader';
import type { Model, QueryFilter } from 'mongoose';

/** Loaders live for one request and are made anew after every write of it. They know no scope: ask them for ids that came from records in scope. */
export type Loader<T> = DataLoader<string, T>;

type Filter = Readonly<Record<string, unknown>>;

/** Records by id; null for an unknown one. */
export function byId<T extends { _id: string }>(model: Model<T>): Loader<T | null> {
  return new DataLoader<string, T | null>(async (ids) => {
    const records: T[] = await find(model, { _id: { $in: ids } });
    const recordsById = new Map(records.map((record) => [record._id, record]));
    return ids.map((id) => recordsById.get(id) ?? null);
  });
}

interface Many {
  /** Further condition. */
  where?: Filter;
  sort?: Readonly<Record<string, 1 | -1>>;
}

/** Records by the value of a field, in the order asked for. */
export function manyBy<T extends object>(model: Model<T>, field: keyof T & string, many: Many = {}): Loader<T[]> {
  return new DataLoader<string, T[]>(async (keys) => {
    const records = await find(model, { ...many.where, [field]: { $in: keys } }, many.sort);
    const recordsByKey = new Map<string, T[]>(keys.map((key) => [key, []]));
    for (const record of records) recordsByKey.get(String(record[field]))?.push(record);
    return keys.map((key) => recordsByKey.get(key) ?? []);
  });
}

/** Number of records by the value of a field. */
export function countBy<T extends object>(
  model: Model<T>,
  field: keyof T & string,
  where: Filter = {},
): Loader<number> {
  return new DataLoader<string, number>(async (keys) => {
    const rows = await model.aggregate<{ _id: string; count: number }>([
      { $match: { ...where, [field]: { $in: keys } } },
      { $group: { _id: `$${field}`, count: { $sum: 1 } } },
    ]);
    const countsByKey = new Map(rows.map((row) => [row._id, row.count]));
    return keys.map((key) => countsByKey.get(key) ?? 0);
  });
}

async function find<T>(model: Model<T>, filter: Filter, sort: Many['sort'] = {}): Promise<T[]> {
  return model
    .find(filter as QueryFilter<T>)
    .sort(sort)
    .lean<T[]>();
}
