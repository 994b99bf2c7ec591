import DataLoader from 'dataloader';
import type { Connection } from 'mongoose';
import { byId, manyBy, type Loader } from '../../platform/loaders.js';
import { findFields } from '../../platform/records.js';
import {
  associationsModel,
  membershipsModel,
  type AssociationRecord,
  type MembershipRecord,
} from './associations.model.js';

export interface AssociationsLoaders {
  associationsById: Loader<AssociationRecord | null>;
  /** Oldest first. */
  membershipsByAssociation: Loader<MembershipRecord[]>;
  /** Oldest first. */
  membershipsByCluster: Loader<MembershipRecord[]>;
  /** Associations that are or were members of the pilot's clusters. */
  associationCountsByPilot: Loader<number>;
}

export function createAssociationsLoaders(connection: Connection): AssociationsLoaders {
  const memberships = membershipsModel(connection);
  const associations = associationsModel(connection);
  return {
    associationsById: byId(associations),
    membershipsByAssociation: manyBy(memberships, 'associationId', { sort: { fromMonth: 1, _id: 1 } }),
    membershipsByCluster: manyBy(memberships, 'clusterId', { sort: { fromMonth: 1, _id: 1 } }),
    associationCountsByPilot: new DataLoader(async (keys) => {
      const members = await findFields(associations, ['pilotIds'], { pilotIds: { $in: [...keys] } });
      return keys.map((key) => members.filter(({ pilotIds }) => pilotIds.includes(key)).length);
    }),
  };
}
