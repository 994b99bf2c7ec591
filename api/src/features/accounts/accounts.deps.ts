import type { ServiceBase } from '../../platform/service-base.js';
import type { AssociationsService } from '../associations/associations.service.js';
import type { ClustersService } from '../clusters/clusters.service.js';
import type { PilotsService } from '../pilots/pilots.service.js';
import type { LockOutLimits } from './lock-out.js';

/** Dependencies of the account service. */
export interface AccountsDeps extends ServiceBase {
  pilots: Pick<PilotsService, 'byId'>;
  clusters: Pick<ClustersService, 'byIds'>;
  associations: Pick<AssociationsService, 'byId'>;
  limits?: LockOutLimits;
}
