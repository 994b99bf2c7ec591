import type { Connection } from 'mongoose';
import { asKnownAt } from '../../platform/known-at.js';
import { groupBy } from '../../platform/loaders.js';
import { findFields } from '../../platform/records.js';
import { interventionsModel } from './interventions.model.js';
import { foldedFields, sumsOf, type ServiceSums } from './roll-up/fold-services.js';
import { serviceRollupsModel } from './roll-up/service-rollups.model.js';

/** What a family received by month and class; a family has one for each of its spells. */
export interface FamilyServices extends ServiceSums {
  readonly familyId: string;
}

const countedFields = ['familyId', 'months', 'care', 'development', 'recordings'] as const;
const fieldsForKnowing = ['_id', 'version', 'voided'] as const;

/**
 * What the families of clusters received, as known at an instant (null: now): from the roll-ups, or for an earlier instant from what
 * the entries known then amount to.
 */
export async function countedServices(
  connection: Connection,
  { clusterIds, familyIds }: { clusterIds: readonly string[]; familyIds: readonly string[] | null },
  knownAt: Date | null,
): Promise<FamilyServices[]> {
  const inClusters = { clusterId: { $in: [...clusterIds] } };
  if (knownAt === null) {
    const filter = familyIds === null ? inClusters : { familyId: { $in: [...familyIds] } };
    return findFields(serviceRollupsModel(connection), countedFields, filter);
  }
  const all = await findFields(interventionsModel(connection), [...foldedFields, ...fieldsForKnowing], inClusters);
  const entriesThen = (await asKnownAt(connection, 'intervention', all, knownAt)).filter(
    ({ voided, quantity }) => !voided && quantity > 0,
  );
  const entriesByFamily = groupBy(entriesThen, ({ familyId }) => familyId);
  return [...entriesByFamily].map(([familyId, entries]) => ({ familyId, ...sumsOf(entries) }));
}

/** What the families of these stripes received until now, by stripe. */
export async function servicesByStripe(
  connection: Connection,
  stripes: readonly string[],
): Promise<Map<string, FamilyServices[]>> {
  const filter = { stripe: { $in: [...stripes] } };
  const received = await findFields(serviceRollupsModel(connection), ['stripe', ...countedFields], filter);
  return groupBy(received, ({ stripe }) => stripe);
}
