import type { ServiceBase } from '../../platform/service-base.js';
import type { FamiliesService } from '../families/families.service.js';
import type { PilotsService } from '../pilots/pilots.service.js';
import type { ServiceTypesService } from '../service-types/service-types.service.js';

/** Dependencies of the month check service. */
export interface MonthChecksDeps extends ServiceBase {
  pilots: PilotsService;
  families: FamiliesService;
  serviceTypes: ServiceTypesService;
}
