import type { ServiceBase } from '../../platform/service-base.js';
import type { AssociationsService } from '../associations/associations.service.js';
import type { ClosingsService } from '../closings/closings.service.js';
import type { ClustersService } from '../clusters/clusters.service.js';
import type { FamiliesService } from '../families/families.service.js';
import type { PilotsService } from '../pilots/pilots.service.js';
import type { ServiceTypesService } from '../service-types/service-types.service.js';

/** Dependencies of the intervention service. */
export interface InterventionsDeps extends ServiceBase {
  pilots: PilotsService;
  clusters: ClustersService;
  associations: AssociationsService;
  serviceTypes: ServiceTypesService;
  families: FamiliesService;
  closings: ClosingsService;
}
