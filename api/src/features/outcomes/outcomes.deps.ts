import type { ServiceBase } from '../../platform/service-base.js';
import type { AssessmentsService } from '../assessments/assessments.service.js';
import type { ClustersService } from '../clusters/clusters.service.js';
import type { FamiliesService } from '../families/families.service.js';
import type { InterventionsService } from '../interventions/interventions.service.js';
import type { PilotsService } from '../pilots/pilots.service.js';
import type { ServiceTypesService } from '../service-types/service-types.service.js';

/** Dependencies of the outcomes service. */
export interface OutcomesDeps extends ServiceBase {
  pilots: PilotsService;
  clusters: ClustersService;
  families: FamiliesService;
  interventions: InterventionsService;
  serviceTypes: ServiceTypesService;
  assessments: Pick<AssessmentsService, 'spellFacts' | 'spellFactsIn'>;
}
