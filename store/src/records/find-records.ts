import type { Collection, CollectionIndex } from '../catalog/collection.js';
import type { CompiledFilter } from '../query/index.js';
import { PAUSE, pauseIsDue } from '../slices.js';
import { entryRange, rangeOfId, recordIdOfKey, recordKey, recordOfEntry, unsealed } from '../storage/keys.js';
import type { RecordId } from '../storage/keys.js';
import type { Reader } from '../storage/environment.js';
import type { View } from '../transactions/executor.js';
import { chooseIndex } from './choose-index.js';
import type { Chosen, Stretch } from './choose-index.js';

/** A document as it lies in the store. */
export interface Found {
  readonly record: RecordId;
  readonly raw: Buffer;
}

/** The index to use, `natural` for none, or null to choose the best. */
export type Hint = CollectionIndex | 'natural' | null;

/** The documents of a collection that a filter lets through, in the order of the chosen way to them. */
export function* findRecords(
  view: Pick<View, 'reader' | 'since'>,
  collection: Collection,
  filter: CompiledFilter,
  hint: Hint = null,
): Generator<Found | typeof PAUSE> {
  const source = sourceOf(view, collection, filter, hint);
  for (const found of source) {
    if (found === PAUSE) yield PAUSE;
    else if (filter.matches(found.raw)) yield found;
    else if (pauseIsDue()) yield PAUSE;
  }
}

const sourceOf = (
  view: Pick<View, 'reader' | 'since'>,
  collection: Collection,
  filter: CompiledFilter,
  hint: Hint,
): Iterable<Found | typeof PAUSE> => {
  if (hint === 'natural') return scan(view.reader, collection);
  const indexes = hint === null ? collection.indexes.filter((index) => index.readyAt <= view.since) : [hint];
  const chosen =
    chooseIndex(indexes, filter.constraints) ?? (hint === null ? null : { index: hint, stretches: [whole] });
  return chosen === null ? scan(view.reader, collection) : lookUp(view.reader, collection, chosen);
};

const whole: Stretch = { low: new Uint8Array(0), high: new Uint8Array(0) };

/** A document by its number, or undefined when it is gone. */
export function readRecord(reader: Reader, collection: Collection, record: RecordId): Buffer | undefined {
  const key = recordKey(collection.id, record);
  const value = reader.get('records', key);
  return value === undefined ? undefined : unsealed(key, value);
}

function* scan(reader: Reader, collection: Collection): Generator<Found | typeof PAUSE> {
  const { from, to } = rangeOfId(collection.id);
  for (const { key, value } of reader.range('records', from, to)) {
    yield { record: recordIdOfKey(key), raw: unsealed(key, value) };
    if (pauseIsDue()) yield PAUSE;
  }
}

function* lookUp(reader: Reader, collection: Collection, chosen: Chosen): Generator<Found | typeof PAUSE> {
  const seen = new Set<RecordId>();
  for (const { low, high } of chosen.stretches) {
    const { from, to } = entryRange(chosen.index.id, low, high);
    for (const { value } of reader.range('entries', from, to)) {
      const record = recordOfEntry(value);
      if (seen.has(record)) continue;
      seen.add(record);
      const raw = readRecord(reader, collection, record);
      if (raw !== undefined) yield { record, raw };
      if (pauseIsDue()) yield PAUSE;
    }
  }
}
