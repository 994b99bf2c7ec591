import type { CorrectInterventionsInput, LogInterventionsInput, VoidInterventionsInput } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { demand } from '../../platform/errors.js';
import { countedPageOf, type Page, type PageRequest } from '../../platform/paging.js';
import { findRecords } from '../../platform/records.js';
import type { Blanks } from '../closings/closings.service.js';
import { settleBlanks } from './blank-cells.service.js';
import { correctInterventions, voidInterventions } from './change-interventions.service.js';
import { givenServices, type GivenService } from './given-services.js';
import type { InterventionsDeps } from './interventions.deps.js';
import { interventionsModel, type InterventionRecord } from './interventions.model.js';
import type { Item } from './items.js';
import { logInterventions } from './log-interventions.service.js';
import { monthGrid, possibleRepeats, type MonthGridView } from './month-grid.service.js';
import type { RepeatFacts } from './possible-repeats.js';

export type { GivenService } from './given-services.js';
export type { InterventionRecord } from './interventions.model.js';
export type { Item } from './items.js';
export type { MonthGridView } from './month-grid.service.js';

interface OfFamilyRequest extends PageRequest {
  includeVoided?: boolean | null;
}

/** Answers in the order of the request. */
interface Items {
  items: Item[];
}

/** Services given to families. */
export interface InterventionsService {
  /** A month of a cluster; null outside the actor's scope. The present month when left out. */
  monthGrid(actor: Actor, clusterId: string, month?: string | null): Promise<MonthGridView | null>;
  /** Services of a cluster's month that may repeat an earlier one. */
  possibleRepeats(
    actor: Actor,
    clusterId: string,
    month: string,
  ): Promise<{ intervention: InterventionRecord; repeat: RepeatFacts }[]>;
  /** What the head's association gave to families of others, newest month first. */
  givenToOthers(actor: Actor, month?: string | null): Promise<InterventionRecord[]>;
  /** A page of a family's services, newest first; the family must be known to be in scope. */
  ofFamily(familyId: string, request: OfFamilyRequest): Promise<Page<InterventionRecord> & { totalCount: number }>;
  /** Services given to families of clusters, as known at an instant (null: now). */
  givenIn(clusterIds: readonly string[], knownAt: Date | null): Promise<GivenService[]>;
  logInterventions(actor: Actor, input: LogInterventionsInput): Promise<Items>;
  correctInterventions(actor: Actor, input: CorrectInterventionsInput): Promise<Items>;
  voidInterventions(actor: Actor, input: VoidInterventionsInput): Promise<Items>;
  /** Blank cells of a month, for its closing. */
  settleBlanks: Blanks['settle'];
}

export function createInterventionsService(deps: InterventionsDeps): InterventionsService {
  const model = interventionsModel(deps.connection);

  async function givenToOthers({ associationId }: Actor, month: string | null = null): Promise<InterventionRecord[]> {
    if (associationId === null) return [];
    const inMonth = month === null ? {} : { month: { $eq: month } };
    const given = {
      givingAssociationId: associationId,
      toOther: true,
      ...inMonth,
      voided: false,
      quantity: { $gt: 0 },
    };
    return findRecords(model, given, { sort: { month: -1, day: -1, _id: -1 } });
  }

  const coordinatorOnly = (actor: Actor): void => demand(actor.role === 'COORDINATOR', 'NOT_ALLOWED');

  return {
    monthGrid: (actor, clusterId, month = null) => monthGrid(deps, actor, clusterId, month),
    possibleRepeats: (actor, clusterId, month) => possibleRepeats(deps, actor, clusterId, month),
    givenToOthers,
    ofFamily: (familyId, { includeVoided, ...request }) => {
      const standing = includeVoided === true ? {} : { voided: false };
      return countedPageOf(model, { familyId, ...standing }, request, { by: 'day', direction: -1 });
    },
    givenIn: (clusterIds, knownAt) => givenServices(deps.connection, clusterIds, knownAt),
    logInterventions: async (actor, { entries }) => {
      coordinatorOnly(actor);
      return { items: await logInterventions(deps, actor, entries) };
    },
    correctInterventions: async (actor, { corrections }) => {
      coordinatorOnly(actor);
      return { items: await correctInterventions(deps, actor, corrections) };
    },
    voidInterventions: async (actor, { voids }) => {
      coordinatorOnly(actor);
      return { items: await voidInterventions(deps, actor, voids) };
    },
    settleBlanks: (tx, actor, place) => settleBlanks(deps, tx, actor, place),
  };
}
