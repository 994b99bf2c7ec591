import type { Connection } from 'mongoose';
import { asKnownAt } from '../../platform/known-at.js';
import { groupBy } from '../../platform/loaders.js';
import { findFields } from '../../platform/records.js';
import { interventionsModel } from './interventions.model.js';
import { cellsOf, columnsOf, foldedFields, type ServiceCell } from './roll-up/fold-services.js';
import { serviceRollupsModel } from './roll-up/service-rollups.model.js';

/** What a family received of a service from an association in a month. */
export type CountedServices = ServiceCell;

const fieldsForKnowing = ['_id', 'version', 'voided'] as const;

/**
 * What the families of clusters received, as known at an instant (null: now): from the roll-ups, or for an earlier instant from what
 * the entries known then amount to.
 */
export async function countedServices(
  connection: Connection,
  { clusterIds, familyIds }: { clusterIds: readonly string[]; familyIds: readonly string[] | null },
  knownAt: Date | null,
): Promise<CountedServices[]> {
  const inClusters = { clusterId: { $in: [...clusterIds] } };
  if (knownAt === null) {
    const filter = familyIds === null ? inClusters : { familyId: { $in: [...familyIds] } };
    const rollups = await findFields(serviceRollupsModel(connection), ['familyId', 'services'], filter);
    return rollups.flatMap(({ familyId, services }) => cellsOf(familyId, services));
  }
  const all = await findFields(interventionsModel(connection), [...foldedFields, ...fieldsForKnowing], inClusters);
  const entriesThen = (await asKnownAt(connection, 'intervention', all, knownAt)).filter(
    ({ voided, quantity }) => !voided && quantity > 0,
  );
  const entriesByFamily = groupBy(entriesThen, ({ familyId }) => familyId);
  return [...entriesByFamily].flatMap(([familyId, entries]) => cellsOf(familyId, columnsOf(entries)));
}
