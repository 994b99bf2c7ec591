import type { SaveOutcomesInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { found } from '../../platform/errors.js';
import type { ExtensionEffect } from '../pilots/pilots.service.js';
import { extensionProgress, type ExtensionProgress } from './extension-progress.js';
import type { OutcomesDeps } from './outcomes.deps.js';
import type { SavedOutcomesRecord } from './views/saved-outcomes.model.js';
import { figureFamilies, type FigureFamilies } from './figure-families.service.js';
import { pilotOutcomes, type PilotOutcomes } from './pilot-outcomes.service.js';
import { outcomesOfSaved, savedOutcomes, saveOutcomes } from './views/saved-outcomes.service.js';

export type { SavedOutcomesRecord } from './views/saved-outcomes.model.js';
export type { PilotOutcomes } from './pilot-outcomes.service.js';

export interface OutcomesService {
  /** The figures that the actor may see; null outside the actor's scope. */
  pilotOutcomes(actor: Actor, request: Parameters<typeof pilotOutcomes>[2]): Promise<PilotOutcomes | null>;
  /** The families behind a figure of the actor's own families; null outside the actor's scope. */
  figureFamilies(actor: Actor, request: Parameters<typeof figureFamilies>[2]): Promise<FigureFamilies | null>;
  saveOutcomes(actor: Actor, input: SaveOutcomesInput): Promise<SavedOutcomesRecord>;
  /** Views of a pilot that the actor saved, newest first. */
  savedOutcomes(actor: Actor, pilotId: string): Promise<SavedOutcomesRecord[]>;
  /** The outcomes of a saved view, as known when it was saved. */
  outcomesOfSaved(actor: Actor, saved: SavedOutcomesRecord): Promise<PilotOutcomes>;
  /** Effect of an extension on progress, as suppressed counts. */
  progressAfter(effect: ExtensionEffect): Promise<ExtensionProgress>;
}

export function createOutcomesService(deps: OutcomesDeps): OutcomesService {
  return {
    pilotOutcomes: (actor, request) => pilotOutcomes(deps, actor, request),
    figureFamilies: (actor, request) => figureFamilies(deps, actor, request),
    saveOutcomes: (actor, input) => saveOutcomes(deps, actor, input),
    savedOutcomes: (actor, pilotId) => savedOutcomes(deps, actor, pilotId),
    outcomesOfSaved: (actor, saved) => outcomesOfSaved(deps, actor, saved),
    progressAfter: (effect) => progressAfter(deps, effect),
  };
}

async function progressAfter(
  { pilots, assessments, clock }: OutcomesDeps,
  effect: ExtensionEffect,
): Promise<ExtensionProgress> {
  const pilot = found(await pilots.byId(effect.pilotId));
  const [spells, extensions] = await Promise.all([assessments.spellFacts(pilot, null), pilots.extensionsOf(pilot._id)]);
  return extensionProgress(spells, { pilot, extensions, effect, now: clock.now() });
}
