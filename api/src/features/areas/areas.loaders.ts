import type { Connection } from 'mongoose';
import { byId, type Loader } from '../../platform/loaders.js';
import { areasModel, type AreaRecord } from './areas.model.js';

export interface AreasLoaders {
  areasById: Loader<AreaRecord | null>;
}

export function createAreasLoaders(connection: Connection): AreasLoaders {
  return { areasById: byId(areasModel(connection)) };
}
