import DataLoader from 'dataloader';
import type { Connection } from 'mongoose';
import { byId, type Loader } from '../../platform/loaders.js';
import { findFields } from '../../platform/records.js';
import { accountsModel, type AccountRecord } from './accounts.model.js';

export interface AccountsLoaders {
  accountsById: Loader<AccountRecord | null>;
  /** Display names of the enabled coordinators of a cluster, sorted. */
  coordinatorNamesByCluster: Loader<string[]>;
}

export function createAccountsLoaders(connection: Connection): AccountsLoaders {
  const accounts = accountsModel(connection);
  return {
    accountsById: byId(accounts),
    coordinatorNamesByCluster: new DataLoader<string, string[]>(async (clusterIds) => {
      const coordinators = await findFields(
        accounts,
        ['displayName', 'clusterIds'],
        { role: 'COORDINATOR', disabled: false, clusterIds: { $in: [...clusterIds] } },
        { sort: { searchKey: 1, _id: 1 } },
      );
      return clusterIds.map((clusterId) =>
        coordinators.filter((account) => account.clusterIds.includes(clusterId)).map((account) => account.displayName),
      );
    }),
  };
}
