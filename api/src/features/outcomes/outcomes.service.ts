import { orNotFound } from '../../platform/errors.js';
import type { ExtensionEffect } from '../pilots/pilots.service.js';
import { extensionProgress, type ExtensionProgress } from './extension-progress.js';
import { createFigureFamilies } from './figure-families.service.js';
import { outcomesWork } from './outcomes-work.js';
import type { OutcomesDeps } from './outcomes.deps.js';
import { createPilotOutcomes } from './pilot-outcomes.service.js';
import { createSavedOutcomes } from './views/saved-outcomes.service.js';

/** Outcomes of pilots. */
export function createOutcomesService(deps: OutcomesDeps) {
  const { pilots, assessments, clock } = deps;
  const work = outcomesWork(deps);
  return {
    ...createPilotOutcomes(work),
    ...createFigureFamilies(work),
    ...createSavedOutcomes(work),

    /** Effect of an extension on progress, as suppressed counts. */
    async progressAfter(effect: ExtensionEffect): Promise<ExtensionProgress> {
      const pilot = orNotFound(await pilots.byId(effect.pilotId));
      const [spells, extensions] = await Promise.all([
        assessments.spellFacts(pilot, null),
        pilots.extensionsOf(pilot._id),
      ]);
      return extensionProgress(spells, { pilot, extensions, effect, now: clock.now() });
    },
  };
}
