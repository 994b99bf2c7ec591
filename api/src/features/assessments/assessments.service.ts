import type { ClientSession } from 'mongoose';
import type { StatementOccasion } from '@anaqid/shared-types';
import type { FamilyRecord, Sufficiency } from '../families/families.service.js';
import type { AssessmentsDeps } from './assessments.deps.js';
import { createAssessmentForms } from './form/assessment-form.service.js';
import { loadSources } from './path/path-sources.js';
import { createSpellFacts } from './path/spell-facts.js';
import { latestPath } from './path/spell-path.js';
import { createRecording, touchFamilies } from './recording/record-assessment.service.js';
import { createFamilyLists } from './status/families-by-need.js';
import { stateStatuses } from './status/stated-statuses.js';

export type { AssessmentRecord } from './assessments.model.js';
export type { FamilyPath } from './path/family-path.js';
export type { MonthStanding } from './month-index/month-index.js';
export type { PilotSpells, SpellFacts } from './path/spell-facts.js';

/** Visits of families, and what they show of each family's way to sufficiency. */
export function createAssessmentsService(deps: AssessmentsDeps) {
  return {
    ...createAssessmentForms(deps),
    ...createRecording(deps),
    ...createFamilyLists(deps),
    ...createSpellFacts(deps),

    /** What the visits of a family's latest spell show; whoever records a visit of it waits until the transaction ends. */
    async holdSufficiency(tx: ClientSession, family: FamilyRecord): Promise<Sufficiency> {
      await touchFamilies(deps.connection, tx, [family._id]);
      const sources = (await loadSources(deps, [family], tx))(family);
      const path = latestPath(family, sources, deps.clock.now());
      return {
        graduationMonth: path?.graduationMonth ?? null,
        runLength: path?.runLength ?? 0,
        runNeeded: path?.rule.consecutiveMonths ?? 0,
        relapseMonth: path?.relapse?.standing.month ?? null,
      };
    },

    /** Keeps the statuses of families as they stand in this transaction; families never enrolled have none. */
    async keepStatuses(
      tx: ClientSession,
      families: readonly FamilyRecord[],
      occasion: StatementOccasion,
    ): Promise<void> {
      const enrolled = families.filter(({ spells }) => spells.length > 0);
      const sourcesOf = await loadSources(deps, enrolled, tx);
      const at = deps.clock.now();
      const statements = enrolled.flatMap((family) => {
        const path = latestPath(family, sourcesOf(family), at);
        return path === null ? [] : [{ familyId: family._id, path }];
      });
      await stateStatuses(deps.connection, tx, statements, { occasion, at });
    },
  };
}

export type AssessmentsService = ReturnType<typeof createAssessmentsService>;
