import type { ClientSession, Connection } from 'mongoose';
import type { StatementOccasion } from '@anaqid/shared-types';
import { spellOfVisit, type FamilyRecord, type Sufficiency } from '../families/families.service.js';
import { findRecords } from '../../platform/records.js';
import type { AssessmentsDeps } from './assessments.deps.js';
import { assessmentsModel, type AssessmentRecord } from './assessments.model.js';
import { createAssessmentForms } from './form/assessment-form.service.js';
import { loadLatestPaths } from './path/path-sources.js';
import { createMembersEffects } from './path/members-effect.js';
import { createSpellFacts } from './path/spell-facts.js';
import { createRecording, touchFamilies } from './recording/record-assessment.service.js';
import { createSpellRollups } from './roll-up/spell-rollups.service.js';
import { createFamilyLists } from './status/families-by-need.js';
import { stateStatuses } from './status/stated-statuses.js';

export type { AssessmentRecord } from './assessments.model.js';
export type { MonthResult } from './month-index/month-index.js';
export type { MembersEffect } from './path/members-effect.js';
export type { PilotSpells, SpellFacts } from './path/spell-facts.js';

/** Visits of families, and each family's path to sufficiency that follows from them. */
export function createAssessmentsService(deps: AssessmentsDeps) {
  return {
    ...createAssessmentForms(deps),
    ...createRecording(deps),
    ...createFamilyLists(deps),
    ...createSpellFacts(deps),
    ...createMembersEffects(deps),
    ...createSpellRollups(deps),

    /**
     * Sufficiency by the visits of the family's latest spell. Locks them: a concurrent visit is recorded after this
     * transaction.
     */
    async holdSufficiency(tx: ClientSession, family: FamilyRecord): Promise<Sufficiency> {
      await touchFamilies(deps.connection, tx, [family._id]);
      const path = (await loadLatestPaths(deps, [family], deps.clock.now(), tx))(family);
      return {
        graduationMonth: path?.graduationMonth ?? null,
        runLength: path?.runLength ?? 0,
        runNeeded: path?.rule.consecutiveMonths ?? 0,
        relapseMonth: path?.relapse?.standing.month ?? null,
      };
    },

    /** Visits of the family's latest spell that were made after a day and that figures may use, the earliest first. */
    visitsAfter(family: FamilyRecord, on: string, tx: ClientSession): Promise<AssessmentRecord[]> {
      return visitsAfter(deps.connection, family, on, tx);
    },

    /** Records the statuses that families have in this transaction; a family that was never enrolled has none. */
    async keepStatuses(
      tx: ClientSession,
      families: readonly FamilyRecord[],
      occasion: StatementOccasion,
    ): Promise<void> {
      const enrolled = families.filter(({ spells }) => spells.length > 0);
      const at = deps.clock.now();
      const pathOf = await loadLatestPaths(deps, enrolled, at, tx);
      const statements = enrolled.flatMap((family) => {
        const path = pathOf(family);
        return path === null ? [] : [{ familyId: family._id, path }];
      });
      await stateStatuses(deps.connection, tx, statements, { occasion, at });
    },
  };
}

async function visitsAfter(
  connection: Connection,
  family: FamilyRecord,
  on: string,
  tx: ClientSession | null = null,
): Promise<AssessmentRecord[]> {
  const later = { familyId: family._id, visitedOn: { $gt: on }, independent: false };
  const visits = await findRecords(assessmentsModel(connection), later, { sort: { visitedOn: 1, _id: 1 }, tx });
  const latest = family.spells.at(-1)?._id;
  return visits.filter((visit) => spellOfVisit(family, visit)?._id === latest);
}

export type AssessmentsService = ReturnType<typeof createAssessmentsService>;
