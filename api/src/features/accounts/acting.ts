import type { Actor } from '../../platform/actor.js';
import type { AssociationsService } from '../associations/associations.service.js';
import type { ClustersService } from '../clusters/clusters.service.js';
import type { AccountRecord } from './accounts.model.js';

interface ScopeServices {
  clusters: Pick<ClustersService, 'byIds'>;
  associations: Pick<AssociationsService, 'byId'>;
}

/** The account as an actor, with the complete scope of its role. */
export async function toActor({ clusters, associations }: ScopeServices, account: AccountRecord): Promise<Actor> {
  const actor: Actor = {
    accountId: account._id,
    displayName: account.displayName,
    role: account.role,
    clusterIds: account.clusterIds,
    associationId: account.associationId,
    pilotIds: account.pilotIds,
  };
  switch (account.role) {
    case 'COORDINATOR': {
      const own = await clusters.byIds(account.clusterIds);
      return { ...actor, pilotIds: [...new Set(own.map(({ pilotId }) => pilotId))] };
    }
    case 'ASSOCIATION_HEAD': {
      const association = account.associationId === null ? null : await associations.byId(account.associationId);
      return { ...actor, clusterIds: association?.clusterIds ?? [], pilotIds: association?.pilotIds ?? [] };
    }
    default:
      return actor;
  }
}
