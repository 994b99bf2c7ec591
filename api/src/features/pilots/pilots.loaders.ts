import type { Connection } from 'mongoose';
import { byId, manyBy, type Loader } from '../../platform/loaders.js';
import { extensionsModel, pilotsModel, type ExtensionRecord, type PilotRecord } from './pilots.model.js';

export interface PilotsLoaders {
  pilotsById: Loader<PilotRecord | null>;
  /** Oldest first. */
  extensionsByPilot: Loader<ExtensionRecord[]>;
}

export function createPilotsLoaders(connection: Connection): PilotsLoaders {
  return {
    pilotsById: byId(pilotsModel(connection)),
    extensionsByPilot: manyBy(extensionsModel(connection), 'pilotId', { sort: { recordedAt: 1 } }),
  };
}
