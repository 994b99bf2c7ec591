import type { Collection } from '../catalog/collection.js';
import { PAUSE } from '../slices.js';
import type { Pause } from '../slices.js';
import { RawDoc } from '../values/index.js';
import { planSearch, runPlan } from './find-records.js';
import type { ReadView, Search } from './find-records.js';
import { sortDocuments } from './sort-documents.js';

/** The results of a search in its order; none when the collection does not exist. */
export function* readSearch(
  view: ReadView,
  collection: Collection | undefined,
  search: Search & { readonly maxDocuments: number },
): Generator<RawDoc | Pause> {
  if (collection === undefined) return;
  const { sort, maxDocuments } = search;
  const plan = planSearch(view, collection, search);
  const records = runPlan(view, plan);
  if (sort === undefined || plan.sorted) {
    for (const item of records) yield item === PAUSE ? PAUSE : new RawDoc(item.raw);
    return;
  }
  for (const raw of sortDocuments(records, sort, maxDocuments)) yield raw === PAUSE ? PAUSE : new RawDoc(raw);
}
