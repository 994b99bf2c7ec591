import type { Connection } from 'mongoose';
import { asKnownAt } from '../../platform/known-at.js';
import { interventionsModel, type InterventionRecord } from './interventions.model.js';

/** What of a service enters figures of spending. */
export type GivenService = Pick<
  InterventionRecord,
  'familyId' | 'month' | 'class' | 'serviceTypeId' | 'amount' | 'recordedAt'
>;

const content = { familyId: 1, month: 1, class: 1, serviceTypeId: 1, amount: 1, quantity: 1, voided: 1 } as const;
const needed = { ...content, recordedAt: 1 } as const;
const forKnowing = { version: 1 } as const;

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
    return model.find(standing, { ...needed, _id: 0 }).lean<GivenService[]>();
  }
  const all = await model.find(inClusters, { ...needed, ...forKnowing }).lean<InterventionRecord[]>();
  const known = await asKnownAt(connection, 'intervention', all, knownAt);
  return known.filter(({ voided, quantity }) => !voided && quantity > 0);
}
