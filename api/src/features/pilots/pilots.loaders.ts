import type { Connection } from 'mongoose';
import { byId, manyBy, type Loader } from '../../platform/loaders.js';
import {
  extensionsModel,
  incomeLinesModel,
  pilotsModel,
  priceIndexModel,
  type ExtensionRecord,
  type IncomeLineRecord,
  type PilotRecord,
  type PriceIndexRecord,
} from './pilots.model.js';

export interface PilotsLoaders {
  pilotsById: Loader<PilotRecord | null>;
  /** Oldest first. */
  extensionsByPilot: Loader<ExtensionRecord[]>;
  /** Earliest first. */
  incomeLinesByPilot: Loader<IncomeLineRecord[]>;
  /** Earliest first. */
  priceIndexByPilot: Loader<PriceIndexRecord[]>;
}

export function createPilotsLoaders(connection: Connection): PilotsLoaders {
  return {
    pilotsById: byId(pilotsModel(connection)),
    extensionsByPilot: manyBy(extensionsModel(connection), 'pilotId', { sort: { recordedAt: 1, _id: 1 } }),
    incomeLinesByPilot: manyBy(incomeLinesModel(connection), 'pilotId', { sort: { fromMonth: 1 } }),
    priceIndexByPilot: manyBy(priceIndexModel(connection), 'pilotId', { sort: { month: 1 } }),
  };
}
