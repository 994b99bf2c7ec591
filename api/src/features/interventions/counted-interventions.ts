import type { Connection } from 'mongoose';
import { asKnownAt } from '../../platform/known-at.js';
import { findFields } from '../../platform/records.js';
import { interventionsModel, type InterventionRecord } from './interventions.model.js';

/** The fields of an intervention that figures of spending use. */
const countedFields = ['familyId', 'month', 'class', 'serviceTypeId', 'amount', 'recordedAt'] as const;
export type CountedIntervention = Pick<InterventionRecord, (typeof countedFields)[number]>;
const fieldsForKnowing = ['_id', 'version', 'quantity', 'voided'] as const;

/**
 * Interventions of clusters that count, as known at an instant (null: now): not voided, and more than "nothing given".
 */
export async function countedInterventions(
  connection: Connection,
  clusterIds: readonly string[],
  knownAt: Date | null,
): Promise<CountedIntervention[]> {
  const model = interventionsModel(connection);
  const inClusters = { clusterId: { $in: [...clusterIds] } };
  if (knownAt === null) {
    const standing = { ...inClusters, voided: false, quantity: { $gt: 0 } };
    return findFields(model, countedFields, standing);
  }
  const all = await findFields(model, [...countedFields, ...fieldsForKnowing], inClusters);
  const entriesThen = await asKnownAt(connection, 'intervention', all, knownAt);
  return entriesThen.filter(({ voided, quantity }) => !voided && quantity > 0);
}
