import DataLoader from 'dataloader';
import type { Connection } from 'mongoose';
import type { Loader } from '../../platform/loaders.js';
import { closingsModel } from './closings.model.js';
import { closingsInForce, monthKey } from './month-states.js';

export interface ClosingsLoaders {
  /** Whether a month is closed, by `clusterId:month`. */
  isClosedByMonth: Loader<boolean>;
}

export function createClosingsLoaders(connection: Connection): ClosingsLoaders {
  return {
    isClosedByMonth: new DataLoader(async (keys) => {
      const clusterMonths = keys.map((key) => {
        const [clusterId = '', month = ''] = key.split(':');
        return { clusterId, month };
      });
      const closings = await closingsInForce(closingsModel(connection), clusterMonths);
      const closed = new Set(closings.map(monthKey));
      return keys.map((key) => closed.has(key));
    }),
  };
}
