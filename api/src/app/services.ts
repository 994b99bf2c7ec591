import { createAccountsService } from '../features/accounts/accounts.service.js';
import { createAreasService } from '../features/areas/areas.service.js';
import { createAssessmentsService } from '../features/assessments/assessments.service.js';
import { createAssociationsService } from '../features/associations/associations.service.js';
import { createAuditService } from '../features/audit/audit.service.js';
import { createClosingsService } from '../features/closings/closings.service.js';
import { createClustersService } from '../features/clusters/clusters.service.js';
import { createFamiliesService } from '../features/families/families.service.js';
import { createInterventionsService } from '../features/interventions/interventions.service.js';
import { createMonthChecksService } from '../features/month-checks/month-checks.service.js';
import { createOutcomesService } from '../features/outcomes/outcomes.service.js';
import { createPilotsService } from '../features/pilots/pilots.service.js';
import { createServiceTypesService } from '../features/service-types/service-types.service.js';
import { createTodayService } from '../features/today/today.service.js';
import type { ServiceBase } from '../platform/service-base.js';
import { createCloseMonth } from '../use-cases/close-month.js';
import { createExtendPilot } from '../use-cases/extend-pilot.js';
import { createNoteExport } from '../use-cases/note-export.js';
import { createReviseMembership } from '../use-cases/revise-membership.js';
import { createRollups } from '../use-cases/roll-ups.js';
import { createSaveMembers } from '../use-cases/save-members.js';
import { createLifeCycleSteps } from '../use-cases/take-life-cycle-step.js';
import { createUpdatePilot } from '../use-cases/update-pilot.js';

/**
 * The services of the product on a database and a clock, by feature; `useCases` holds the operations that span several
 * features. The server, the sample and the tests share them.
 */
export function createServices(base: ServiceBase) {
  const pilots = createPilotsService(base);
  const areas = createAreasService(base);
  const serviceTypes = createServiceTypesService(base);
  const audit = createAuditService(base);
  const clusters = createClustersService({ ...base, pilots, areas });
  const associations = createAssociationsService({ ...base, clusters, serviceTypes });
  const accounts = createAccountsService({ ...base, pilots, clusters, associations });
  const families = createFamiliesService({ ...base, pilots, areas, clusters });
  const closings = createClosingsService({ ...base, clusters });
  const monthChecks = createMonthChecksService({ ...base, pilots, families, serviceTypes });
  const assessments = createAssessmentsService({ ...base, pilots, families });
  const interventions = createInterventionsService({
    ...base,
    pilots,
    clusters,
    associations,
    serviceTypes,
    families,
    closings,
  });
  const outcomes = createOutcomesService({
    ...base,
    pilots,
    clusters,
    families,
    interventions,
    serviceTypes,
    assessments,
  });
  const tasks = createTodayService({ assessments, families, monthChecks });
  const features = {
    accounts,
    areas,
    assessments,
    associations,
    audit,
    closings,
    clusters,
    families,
    interventions,
    monthChecks,
    outcomes,
    pilots,
    serviceTypes,
    tasks,
  };
  return {
    ...features,
    useCases: {
      ...createCloseMonth({ ...base, ...features }),
      ...createExtendPilot({ ...base, ...features }),
      ...createLifeCycleSteps({ ...base, ...features }),
      ...createNoteExport({ ...base, ...features }),
      ...createReviseMembership(features),
      ...createRollups({ ...base, ...features }),
      ...createSaveMembers({ ...base, ...features }),
      ...createUpdatePilot({ ...base, ...features }),
    },
  };
}

export type Services = ReturnType<typeof createServices>;
