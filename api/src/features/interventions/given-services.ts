import type { Connection } from 'mongoose';
import { asKnownAt } from '../../platform/known-at.js';
import { findFields } from '../../platform/records.js';
import { interventionsModel, type InterventionRecord } from './interventions.model.js';

/** What of a service enters figures of spending. */
const needed = ['familyId', 'month', 'class', 'serviceTypeId', 'amount', 'recordedAt'] as const;
export type GivenService = Pick<InterventionRecord, (typeof needed)[number]>;
const forKnowing = ['_id', 'version', 'quantity', 'voided'] as const;

/**
 * Services given to families of clusters, as known at an instant (null: now): entries that stand and say more than "nothing given".
 */
export async function givenServices(
  connection: Connection,
  clusterIds: readonly string[],
  knownAt: Date | null,
): Promise<GivenService[]> {
  const model = interventionsModel(connection);
  const inClusters = { clusterId: { $in: [...clusterIds] } };
  if (knownAt === null) {
    const standing = { ...inClusters, voided: false, quantity: { $gt: 0 } };
    return findFields(model, needed, standing);
  }
  const all = await findFields(model, [...needed, ...forKnowing], inClusters);
  const known = await asKnownAt(connection, 'intervention', all, knownAt);
  return known.filter(({ voided, quantity }) => !voided && quantity > 0);
}
