import type { Connection } from 'mongoose';
import { byId, type Loader } from '../../platform/loaders.js';
import { serviceTypesModel, type ServiceTypeRecord } from './service-types.model.js';

export interface ServiceTypesLoaders {
  serviceTypesById: Loader<ServiceTypeRecord | null>;
}

export function createServiceTypesLoaders(connection: Connection): ServiceTypesLoaders {
  return { serviceTypesById: byId(serviceTypesModel(connection)) };
}
