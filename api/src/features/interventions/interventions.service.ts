import type { Actor } from '../../platform/actor.js';
import { countedPageOf, type Page, type PageRequest } from '../../platform/paging.js';
import { findRecords } from '../../platform/records.js';
import { createBlankCells } from './blank-cells.service.js';
import { createChanges } from './change-interventions.service.js';
import { countedServices, type FamilyServices } from './counted-services.js';
import type { InterventionsDeps } from './interventions.deps.js';
import { interventionsModel, type InterventionRecord } from './interventions.model.js';
import { createLogging } from './log-interventions.service.js';
import { createMonthGrids } from './month-grid.service.js';
import { createServiceRollups } from './roll-up/service-rollups.service.js';

export type { FamilyServices } from './counted-services.js';
export { firstOfMonth } from './roll-up/fold-services.js';
export type { InterventionRecord } from './interventions.model.js';
export type { Item } from './items.js';

interface OfFamilyRequest extends PageRequest {
  includeVoided?: boolean | null;
}

/** Services given to families. */
export function createInterventionsService(deps: InterventionsDeps) {
  const model = interventionsModel(deps.connection);

  return {
    ...createMonthGrids(deps),
    ...createLogging(deps),
    ...createChanges(deps),
    ...createBlankCells(deps),
    ...createServiceRollups(deps),

    /** Services that the head's association gave to other associations' families, newest month first. */
    async givenToOthers({ associationId }: Actor, month: string | null = null): Promise<InterventionRecord[]> {
      if (associationId === null) return [];
      const inMonth = month === null ? {} : { month: { $eq: month } };
      const filter = {
        givingAssociationId: associationId,
        toOther: true,
        ...inMonth,
        voided: false,
        quantity: { $gt: 0 },
      };
      return findRecords(model, filter, { sort: { month: -1, day: -1, _id: -1 } });
    },

    /** A page of a family's services, newest first. The caller checks that the family is in scope. */
    ofFamily(
      familyId: string,
      { includeVoided, ...request }: OfFamilyRequest,
    ): Promise<Page<InterventionRecord> & { totalCount: number }> {
      const standing = includeVoided === true ? {} : { voided: false };
      return countedPageOf(model, { familyId, ...standing }, request, { by: 'day', direction: -1 });
    },

    /**
     * What the families of clusters received by month and class, as known at an instant (null: now).
     *
     * @param familyIds The families that the caller counts; null: all. It is a hint: an earlier instant gives all.
     */
    countedIn(
      clusterIds: readonly string[],
      familyIds: readonly string[] | null,
      knownAt: Date | null,
    ): Promise<FamilyServices[]> {
      return countedServices(deps.connection, { clusterIds, familyIds }, knownAt);
    },
  };
}

export type InterventionsService = ReturnType<typeof createInterventionsService>;
