import type { ClientSession } from 'mongoose';
import type { ExtendPilotInput, PilotWindow } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { clientKey } from '../../platform/checks.js';
import { orNotFound } from '../../platform/errors.js';
import { findRecords, newRecord, readRecord } from '../../platform/records.js';
import { saveChanged, saveNew, createIdempotently } from '../../platform/saving.js';
import type { ServiceBase } from '../../platform/service-base.js';
import type { ExtensionDecision } from './extension-decision.js';
import { windowOf, type ExtensionEffect, type PilotPart } from './extension-months.js';
import { extensionsModel, pilotsModel, type ExtensionRecord, type PilotRecord } from './pilots.model.js';

interface Recording {
  readonly pilot: PilotRecord;
  readonly input: ExtendPilotInput;
  readonly effect: ExtensionEffect;
  readonly familyCode: string | null;
  readonly decision: ExtensionDecision;
  readonly at: Date;
}

/** Extensions of pilots. The use case `extend-pilot` adds the consequences for families. */
export function createExtensions({ connection }: ServiceBase) {
  const pilots = pilotsModel(connection);
  const extensions = extensionsModel(connection);
  const extensionsOf = (pilotId: string, tx: ClientSession | null): Promise<ExtensionRecord[]> =>
    findRecords(extensions, { pilotId }, { sort: { recordedAt: 1, _id: 1 }, tx });

  return {
    /** Extensions of a pilot, oldest first. */
    extensionsOf(pilotId: string, tx: ClientSession | null = null): Promise<ExtensionRecord[]> {
      return extensionsOf(pilotId, tx);
    },

    /** The window of the pilot's months for a cluster or a family, with its own extensions. */
    async windowOf(pilot: PilotRecord, part: PilotPart): Promise<PilotWindow> {
      return windowOf(pilot, await extensionsOf(pilot._id, null), part);
    },

    /**
     * Extends a pilot in one transaction; a retry with the same key, actor and content changes nothing.
     *
     * @param work Runs in the transaction and returns the extension that it recorded.
     * @returns The pilot after the extension.
     */
    async extendIdempotently(
      actor: Actor,
      input: ExtendPilotInput,
      work: (tx: ClientSession) => Promise<ExtensionRecord>,
    ): Promise<PilotRecord> {
      const key = clientKey(input.clientKey);
      const { pilotId } = await createIdempotently(connection, { model: extensions, key, actor, request: input }, work);
      return orNotFound(await readRecord(pilots, pilotId));
    },

    /**
     * Writes the extension and the pilot. Extensions of any scope increment the pilot's version, so that of two
     * concurrent ones the second is refused as stale.
     */
    async recordExtension(
      tx: ClientSession,
      actor: Actor,
      { pilot, input, effect, familyCode, decision, at }: Recording,
    ): Promise<{ pilot: PilotRecord; extension: ExtensionRecord }> {
      const auditFields = { actor, at, action: 'pilot.extend' };
      const { scope, clusterId, familyId, fromMonths, toMonths } = effect;
      const extended = await saveChanged(connection, tx, {
        model: pilots,
        recordType: 'pilot',
        ...auditFields,
        id: pilot._id,
        basedOn: input.version,
        set: scope === 'PILOT' ? { months: toMonths } : {},
        isToldElsewhere: true,
      });
      const extension: ExtensionRecord = {
        ...newRecord(clientKey(input.clientKey), actor, at, input),
        pilotId: pilot._id,
        scope,
        clusterId,
        familyId,
        familyCode,
        fromMonths,
        toMonths,
        ...decision,
      };
      await saveNew(connection, tx, extension, { model: extensions, recordType: 'pilotExtension', ...auditFields });
      return { pilot: extended, extension };
    },
  };
}
