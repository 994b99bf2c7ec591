import type { ServiceBase } from '../../platform/service-base.js';
import type { ClustersService } from '../clusters/clusters.service.js';
import type { ServiceTypesService } from '../service-types/service-types.service.js';

/** Dependencies of the association service. */
export interface AssociationsDeps extends ServiceBase {
  clusters: ClustersService;
  serviceTypes: ServiceTypesService;
}
