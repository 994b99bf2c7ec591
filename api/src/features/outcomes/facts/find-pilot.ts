import { endOfDay, isDay, type OutcomeView } from '@anaqid/shared-types';
import type { Actor } from '../../../platform/actor.js';
import type { PilotRecord } from '../../pilots/pilots.service.js';
import type { OutcomesDeps } from '../outcomes.deps.js';

/** Which pilot and view are asked for, and as known on which day (null: now). */
export interface PilotQuestion {
  readonly pilotId: string;
  readonly view: OutcomeView;
  readonly knownOn?: string | null;
}

/**
 * The pilot as the actor sees it, and the instant up to which records are known (null: now). Null outside the actor's scope or for
 * a day that does not exist.
 */
export async function findPilot(
  { pilots, clock }: OutcomesDeps,
  actor: Actor,
  { pilotId, knownOn = null }: PilotQuestion,
): Promise<{ pilot: PilotRecord; knownAt: Date | null } | null> {
  if (knownOn !== null && !isDay(knownOn)) return null;
  const pilot = await pilots.visibleTo(actor, pilotId);
  if (pilot === null) return null;
  const end = knownOn === null ? null : endOfDay(pilot.timeZone, knownOn);
  return { pilot, knownAt: end !== null && end < clock.now() ? end : null };
}
