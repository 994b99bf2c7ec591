import type { ClientSession, Connection } from 'mongoose';
import { lastDayOf, monthOf } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { countedPageOf, type Page, type PageRequest } from '../../platform/paging.js';
import { findFields, findRecords } from '../../platform/records.js';
import { createBlankCells } from './blank-cells.service.js';
import { createChanges } from './change-interventions.service.js';
import { countedServices, servicesByStripe, type FamilyServices } from './counted-services.js';
import type { InterventionsDeps } from './interventions.deps.js';
import { interventionsModel, type InterventionRecord } from './interventions.model.js';
import { createLogging } from './log-interventions.service.js';
import { createMonthGrids } from './month-grid.service.js';
import { countingEntries } from './roll-up/fold-services.js';
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

    /** What an exit on a day would leave outside the family's spell; empty outside the actor's scope. */
    async afterLeaving(actor: Actor, familyId: string, on: string): Promise<InterventionRecord[]> {
      const [family] = await deps.families.visibleByIds(actor, [familyId]);
      return family === undefined ? [] : servicesAfter(deps.connection, family._id, monthOf(on));
    },

    /** Months in which an association gave something in a cluster, in order. */
    async monthsGivenIn(
      { associationId, clusterId }: { readonly associationId: string; readonly clusterId: string },
      tx: ClientSession,
    ): Promise<string[]> {
      const filter = { givingAssociationId: associationId, clusterId, ...countingEntries };
      const services = await findFields(model, ['month'], filter, { tx });
      return [...new Set(services.map(({ month }) => month))].sort();
    },

    /** Services of a family in months after this one, oldest first; "nothing given" is none. */
    servicesAfter(familyId: string, month: string, tx: ClientSession): Promise<InterventionRecord[]> {
      return servicesAfter(deps.connection, familyId, month, tx);
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

    /** What the families of these stripes received by month and class, by stripe; stripes without any are left out. */
    countedInStripes(stripes: readonly string[]): Promise<Map<string, FamilyServices[]>> {
      return servicesByStripe(deps.connection, stripes);
    },
  };
}

function servicesAfter(
  connection: Connection,
  familyId: string,
  month: string,
  tx: ClientSession | null = null,
): Promise<InterventionRecord[]> {
  const filter = { familyId, day: { $gt: lastDayOf(month) }, ...countingEntries };
  return findRecords(interventionsModel(connection), filter, { sort: { day: 1, _id: 1 }, tx });
}

export type InterventionsService = ReturnType<typeof createInterventionsService>;
