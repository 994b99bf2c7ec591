import DataLoader from 'dataloader';
import type { Connection } from 'mongoose';
import { firstDayOf, lastDayOf } from '@anaqid/shared-types';
import { groupBy, manyBy, type Loader } from '../../platform/loaders.js';
import { findRecords } from '../../platform/records.js';
import { revisionsModel, type RevisionRecord } from '../../platform/revisions.js';
import { interventionsModel, type InterventionRecord } from './interventions.model.js';

export interface InterventionsLoaders {
  /** By `familyMonthKey`, the latest day first, voided ones included. */
  interventionsByFamilyMonth: Loader<InterventionRecord[]>;
  /** Every version of an intervention, oldest first. */
  revisionsByIntervention: Loader<RevisionRecord[]>;
}

export function familyMonthKey(familyId: string, month: string): string {
  return `${familyId}:${month}`;
}

export function createInterventionsLoaders(connection: Connection): InterventionsLoaders {
  return {
    interventionsByFamilyMonth: new DataLoader(async (keys) => {
      const pairs = keys.map((key) => key.split(':'));
      const months = pairs.map(([, month = '']) => month).sort();
      // The index leads to a family's days: without them every entry of the family would be read.
      const day = { $gte: firstDayOf(months.at(0) ?? ''), $lte: lastDayOf(months.at(-1) ?? '') };
      const entries = await findRecords(
        interventionsModel(connection),
        {
          familyId: { $in: [...new Set(pairs.map(([familyId = '']) => familyId))] },
          month: { $in: [...new Set(months)] },
          day,
        },
        { sort: { day: -1, _id: -1 } },
      );
      const entriesByKey = groupBy(entries, ({ familyId, month }) => familyMonthKey(familyId, month));
      return keys.map((key) => entriesByKey.get(key) ?? []);
    }),
    revisionsByIntervention: manyBy(revisionsModel(connection), 'recordId', {
      where: { recordType: 'intervention' },
      sort: { version: 1 },
    }),
  };
}
