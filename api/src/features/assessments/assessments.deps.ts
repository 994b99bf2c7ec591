import type { ServiceBase } from '../../platform/service-base.js';
import type { FamiliesService } from '../families/families.service.js';
import type { PilotsService } from '../pilots/pilots.service.js';

/** Dependencies of the assessment service. */
export interface AssessmentsDeps extends ServiceBase {
  pilots: PilotsService;
  families: FamiliesService;
}
