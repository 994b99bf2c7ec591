import type { ServiceBase } from '../../platform/service-base.js';
import type { AreasService } from '../areas/areas.service.js';
import type { PilotsService } from '../pilots/pilots.service.js';

/** Dependencies of the cluster service. */
export interface ClustersDeps extends ServiceBase {
  pilots: PilotsService;
  areas: AreasService;
}
