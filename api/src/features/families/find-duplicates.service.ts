import { isDay, type PossibleDuplicatesInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { ensure } from '../../platform/errors.js';
import { findRecords } from '../../platform/records.js';
import { familyScope, within } from '../../platform/scope.js';
import type { FamiliesDeps } from './families.deps.js';
import { familiesModel, type FamilyRecord } from './families.model.js';
import { matchingKeys } from './file/family-search.js';

const MOST_SHOWN = 5;
const LONGEST = 120;

/** Families that may be the one whose file is being typed. */
export function createDuplicateSearch({ connection }: FamiliesDeps) {
  const model = familiesModel(connection);
  return {
    /**
     * Families with a person of the same folded name who has the same birth or phone, by code, at most five. Only of the
     * actor's own scope: anything else would tell whether somebody is helped elsewhere.
     */
    async possibleDuplicates(actor: Actor, input: PossibleDuplicatesInput): Promise<FamilyRecord[]> {
      const { name, bornOn = null, bornYearOnly, phone = null, exceptId = null } = input;
      ensure(name.length <= LONGEST, 'TOO_LONG', 'name', String(LONGEST));
      ensure((phone ?? '').length <= LONGEST, 'TOO_LONG', 'phone', String(LONGEST));
      ensure(bornOn === null || isDay(bornOn), 'INVALID', 'bornOn');
      const keys = matchingKeys({ name, bornOn, bornYearOnly: bornYearOnly === true }, phone);
      const found = await findRecords(model, within(familyScope(actor), { identityKeys: { $in: keys } }), {
        sort: { codeKey: 1 },
        limit: MOST_SHOWN + 1,
      });
      return found.filter(({ _id }) => _id !== exceptId).slice(0, MOST_SHOWN);
    },
  };
}
