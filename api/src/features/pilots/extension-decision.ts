import { isBlank, isDay, type ExtendPilotInput } from '@anaqid/shared-types';
import { text } from '../../platform/checks.js';
import { ensure } from '../../platform/errors.js';
import { effectOf, type Extension, type ExtensionEffect, type PilotPart } from './extension-months.js';
import type { ExtensionRecord, PilotRecord } from './pilots.model.js';

export type ExtensionDecision = Pick<ExtensionRecord, 'reason' | 'decisionNumber' | 'decidedOn'>;

/**
 * Validates the details of a decision to extend a pilot.
 *
 * @param today Day in the pilot's time zone; the decision cannot be dated later.
 */
export function decisionOf(input: ExtendPilotInput, today: string): ExtensionDecision {
  ensure(isDay(input.decidedOn) && input.decidedOn <= today, 'INVALID', 'decidedOn');
  ensure(!isBlank(input.reason), 'REASON_REQUIRED', 'reason');
  return {
    reason: text(input.reason, 'reason', 1000),
    decisionNumber: text(input.decisionNumber, 'decisionNumber', 60),
    decidedOn: input.decidedOn,
  };
}

/**
 * The effect of an extension to `toMonths`; refuses a duration that is not longer than the current one or exceeds the
 * pilot's cap.
 */
export function judgeExtension(
  pilot: PilotRecord,
  extensions: readonly Extension[],
  { part, toMonths, now }: { part: PilotPart; toMonths: number; now: Date },
): ExtensionEffect {
  ensure(Number.isSafeInteger(toMonths) && toMonths >= 1, 'INVALID', 'toMonths');
  ensure(toMonths <= pilot.capMonths, 'LONGER_THAN_CAP', 'toMonths', String(pilot.capMonths));
  const effect = effectOf(pilot, extensions, { part, toMonths, now });
  ensure(toMonths > effect.fromMonths, 'INVALID', 'toMonths', String(effect.fromMonths));
  return effect;
}
