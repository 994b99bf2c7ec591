import type { ServiceBase } from '../../platform/service-base.js';
import type { AreasService } from '../areas/areas.service.js';
import type { ClustersService } from '../clusters/clusters.service.js';
import type { PilotsService } from '../pilots/pilots.service.js';

/** Dependencies of the family service. */
export interface FamiliesDeps extends ServiceBase {
  pilots: PilotsService;
  areas: AreasService;
  clusters: ClustersService;
}
