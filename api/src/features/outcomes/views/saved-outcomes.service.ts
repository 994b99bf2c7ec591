import { isMonth, type SaveOutcomesInput } from '@anaqid/shared-types';
import type { Actor } from '../../../platform/actor.js';
import { clientKey, optionalText } from '../../../platform/checks.js';
import { ensure, orNotFound } from '../../../platform/errors.js';
import { pageSize } from '../../../platform/paging.js';
import { findRecords, newRecord } from '../../../platform/records.js';
import { saveNew, createIdempotently } from '../../../platform/saving.js';
import { versionsFor, type OutcomesWork } from '../outcomes-work.js';
import { savedOutcomesModel, type SavedOutcomesRecord } from './saved-outcomes.model.js';
import { outcomesAt, type PilotOutcomes } from '../pilot-outcomes.service.js';

const MAX_NOTE_LENGTH = 300;

/** Views that readers of whole pilots keep. */
export function createSavedOutcomes(deps: OutcomesWork) {
  const { connection, clock, pilots } = deps;
  const model = savedOutcomesModel(connection);

  return {
    /** Saves which view was read and when; its figures are computed again from the records as known then. */
    async saveOutcomes(actor: Actor, input: SaveOutcomesInput): Promise<SavedOutcomesRecord> {
      const key = clientKey(input.clientKey);
      const { _id: pilotId } = orNotFound(await pilots.visibleTo(actor, input.pilotId), 'pilotId');
      const baseMonth = input.baseMonth ?? null;
      ensure(baseMonth === null || isMonth(baseMonth), 'INVALID', 'baseMonth');
      const note = optionalText(input.note, 'note', MAX_NOTE_LENGTH) ?? '';
      return createIdempotently(connection, { model, key, actor, request: input }, async (tx) => {
        const at = clock.now();
        const record = { ...newRecord(key, actor, at, input), pilotId, view: input.view, baseMonth, note };
        const auditFields = { actor, at, action: 'outcomes.save' };
        return saveNew(connection, tx, record, { model, recordType: 'savedOutcomes', ...auditFields });
      });
    },

    /** The latest views of a pilot that the actor saved, newest first; none outside the actor's scope. */
    async savedOutcomes(actor: Actor, pilotId: string, first?: number | null): Promise<SavedOutcomesRecord[]> {
      const limit = pageSize(first);
      const pilot = await pilots.visibleTo(actor, pilotId);
      if (pilot === null) return [];
      const own = { pilotId: pilot._id, recordedBy: actor.accountId };
      return findRecords(model, own, { sort: { recordedAt: -1, _id: 1 }, limit });
    },

    /** The outcomes of a saved view, as known when it was saved. */
    async outcomesOfSaved(
      actor: Actor,
      { pilotId, view, baseMonth, recordedAt }: SavedOutcomesRecord,
    ): Promise<PilotOutcomes> {
      const versions = await versionsFor(deps, actor, pilotId);
      const pilot = orNotFound(await pilots.visibleTo(actor, pilotId));
      return orNotFound(await outcomesAt(deps, actor, pilot, { view, baseMonth, knownAt: recordedAt, versions }));
    },
  };
}
