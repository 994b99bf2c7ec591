import type { ServiceBase } from '../../platform/service-base.js';
import type { ClustersService } from '../clusters/clusters.service.js';

/** Dependencies of the closing service. */
export interface ClosingsDeps extends ServiceBase {
  clusters: ClustersService;
}
