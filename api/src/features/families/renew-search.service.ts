import { findRecords } from '../../platform/records.js';
import { putSetting, readSetting } from '../../platform/settings.js';
import { setFields } from '../../platform/write-records.js';
import type { FamiliesDeps } from './families.deps.js';
import { familiesModel } from './families.model.js';
import { searchFieldsOf } from './file/family-search.js';

const SETTING = 'family-search';
/** How words are folded and taken apart; a change of that needs another number. */
const VERSION = '2';
const BATCH = 200;

/** What families are found by, for families that were stored when it was computed in another way. */
export function createSearchRenewal({ connection }: FamiliesDeps) {
  const model = familiesModel(connection);
  return {
    /** Computes it anew for all families, once for each way of computing it. Before requests are served. */
    async renewSearchFields(): Promise<void> {
      if ((await readSetting(connection, SETTING)) === VERSION) return;
      for (let after = ''; ;) {
        const families = await findRecords(model, { _id: { $gt: after } }, { sort: { _id: 1 }, limit: BATCH });
        const last = families.at(-1);
        if (last === undefined) break;
        await Promise.all(families.map((family) => setFields(model, family._id, searchFieldsOf(family))));
        after = last._id;
      }
      await putSetting(connection, SETTING, VERSION);
    },
  };
}
