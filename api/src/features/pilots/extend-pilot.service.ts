import type { ClientSession } from 'mongoose';
import { dayIn, isDay } from '@anaqid/shared-types';
import type { ExtendPilotInput } from '@anaqid/shared-types';
import type { ServiceBase } from '../../app/services.js';
import type { Actor } from '../../platform/actor.js';
import { clientKey, text } from '../../platform/checks.js';
import { demand, found } from '../../platform/errors.js';
import { newRecord, readRecord } from '../../platform/records.js';
import { saveChanged, saveNew, saveOnce } from '../../platform/saving.js';
import { extensionsModel, pilotsModel, type ExtensionRecord, type PilotRecord } from './pilots.model.js';
import { canExtendPilots } from './pilots.policy.js';

/** Records a decision to go on longer; the pilot's new length and the decision are written together. */
export async function extendPilot(
  { connection, clock }: ServiceBase,
  actor: Actor,
  input: ExtendPilotInput,
): Promise<PilotRecord> {
  demand(canExtendPilots(actor), 'NOT_ALLOWED');
  const model = pilotsModel(connection);
  const extensions = extensionsModel(connection);
  const key = clientKey(input.clientKey);
  const work = async (tx: ClientSession): Promise<ExtensionRecord> => {
    const pilot = found(await readRecord(model, input.pilotId, tx), 'pilotId');
    demand(pilot.version === input.version, 'STALE_VERSION', 'version', String(pilot.version));
    const at = clock.now();
    const decision = decisionOf(input, dayIn(pilot.timeZone, at));
    demandLonger(pilot, input.toMonths);
    const by = { actor, at, action: 'pilot.extend' };
    await saveChanged(connection, tx, {
      ...{ model, recordType: 'pilot', ...by },
      ...{ id: pilot._id, basedOn: input.version, set: { months: input.toMonths } },
    });
    const months = { fromMonths: pilot.months, toMonths: input.toMonths };
    const record = { ...newRecord(key, actor, at, input), pilotId: pilot._id, ...months, ...decision };
    return saveNew(connection, tx, record, { model: extensions, recordType: 'pilotExtension', ...by });
  };
  const { pilotId } = await saveOnce(connection, { model: extensions, key, actor, request: input }, work);
  return found(await readRecord(model, pilotId));
}

type Decision = Pick<ExtensionRecord, 'reason' | 'decisionNumber' | 'decidedOn'>;

/** The words of a decision that was taken on a day up to today. */
function decisionOf(input: ExtendPilotInput, today: string): Decision {
  demand(isDay(input.decidedOn) && input.decidedOn <= today, 'INVALID', 'decidedOn');
  return {
    reason: reasonOf(input.reason),
    decisionNumber: text(input.decisionNumber, 'decisionNumber', 60),
    decidedOn: input.decidedOn,
  };
}

function reasonOf(reason: string): string {
  demand(reason.trim() !== '', 'REASON_REQUIRED', 'reason');
  return text(reason, 'reason', 1000);
}

function demandLonger({ months, capMonths }: PilotRecord, toMonths: number): void {
  demand(Number.isSafeInteger(toMonths) && toMonths > months, 'INVALID', 'toMonths', String(months));
  demand(toMonths <= capMonths, 'LONGER_THAN_CAP', 'toMonths', String(capMonths));
}
