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

/** Decisions to go on longer. What follows from one for families is composed in the use case `extend-pilot`. */
export function createExtensions({ connection }: ServiceBase) {
  const pilots = pilotsModel(connection);
  const extensions = extensionsModel(connection);
  const extensionsOf = (pilotId: string, tx: ClientSession | null): Promise<ExtensionRecord[]> =>
    findRecords(extensions, { pilotId }, { sort: { recordedAt: 1 }, tx });

  return {
    /** Decisions of a pilot, oldest first. */
    extensionsOf(pilotId: string, tx: ClientSession | null = null): Promise<ExtensionRecord[]> {
      return extensionsOf(pilotId, tx);
    },

    /** The pilot's months as they are for a cluster or a family, with its own extensions. */
    async windowOf(pilot: PilotRecord, part: PilotPart): Promise<PilotWindow> {
      return windowOf(pilot, await extensionsOf(pilot._id, null), part);
    },

    /**
     * Extends in one transaction; a retry with the same key, actor and content changes nothing.
     *
     * @param work What is done in the transaction; returns the decision it recorded.
     * @returns The pilot as it then stands.
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

    /** Writes the decision and the pilot. The pilot's version counts decisions of all scopes, so that two at once meet. */
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
