import { randomUUID } from 'node:crypto';
import type { ClientSession } from 'mongoose';
import { lastDayOf } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { orNotFound } from '../../platform/errors.js';
import { newRecord } from '../../platform/records.js';
import type { ClusterRecord } from '../clusters/clusters.service.js';
import { spellIn, type FamilyRecord } from '../families/families.service.js';
import type { ServiceTypeRecord } from '../service-types/service-types.service.js';
import type { InterventionsDeps } from './interventions.deps.js';
import type { InterventionRecord } from './interventions.model.js';
import { storeNew } from './log-interventions.service.js';
import { cellKey, monthFrame } from './month-grid.service.js';

interface ClusterMonthToSettle {
  cluster: ClusterRecord;
  month: string;
  /** Whether to record "nothing given" in each blank cell. */
  fillBlanks: boolean;
  at: Date;
}

/** Blank cells of a month that is being closed. */
export function createBlankCells(deps: InterventionsDeps) {
  return {
    /** Counts the cells of a month without an entry, or records "nothing given" in each of them. */
    async settleBlanks(
      tx: ClientSession,
      actor: Actor,
      { cluster, month, fillBlanks, at }: ClusterMonthToSettle,
    ): Promise<{ blankCells: number; nothingGivenCells: number }> {
      const { families, serviceTypes, entries } = await monthFrame(deps, cluster, month, tx);
      const blanks = families.flatMap((family) =>
        serviceTypes.filter(({ _id }) => !entries.has(cellKey(family._id, _id))).map((type) => ({ family, type })),
      );
      if (!fillBlanks) return { blankCells: blanks.length, nothingGivenCells: 0 };
      const { currency } = orNotFound(await deps.pilots.byId(cluster.pilotId, tx));
      const records = blanks.map(({ family, type }) => nothingGivenEntry(actor, family, type, { month, at, currency }));
      await storeNew(deps, tx, actor, records, at);
      return { blankCells: 0, nothingGivenCells: records.length };
    },
  };
}

function nothingGivenEntry(
  actor: Actor,
  family: FamilyRecord,
  type: ServiceTypeRecord,
  { month, at, currency }: { month: string; at: Date; currency: string },
): InterventionRecord {
  const { associationId, clusterId } = orNotFound(spellIn(family, month));
  const cell = { familyId: family._id, serviceTypeId: type._id, month };
  return {
    ...newRecord(randomUUID(), actor, at, cell),
    ...cell,
    pilotId: family.pilotId,
    clusterId,
    associationId,
    class: type.class,
    day: lastDayOf(month),
    dayKnown: false,
    quantity: 0,
    amount: 0,
    currency,
    givingAssociationId: associationId,
    toOther: false,
    memberId: null,
    voucherNumber: null,
    repeatReason: null,
    voided: false,
    reason: null,
  };
}
