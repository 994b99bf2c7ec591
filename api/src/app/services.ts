import { createAccountsService, type AccountsService } from '../features/accounts/accounts.service.js';
import { createAreasService, type AreasService } from '../features/areas/areas.service.js';
import { createAssessmentsService, type AssessmentsService } from '../features/assessments/assessments.service.js';
import { createAssociationsService, type AssociationsService } from '../features/associations/associations.service.js';
import { createAuditService, type AuditService } from '../features/audit/audit.service.js';
import { createClosingsService, type ClosingsService } from '../features/closings/closings.service.js';
import { createClustersService, type ClustersService } from '../features/clusters/clusters.service.js';
import { createFamiliesLoaders } from '../features/families/families.loaders.js';
import { createFamiliesService, type FamiliesService } from '../features/families/families.service.js';
import {
  createInterventionsService,
  type InterventionsService,
} from '../features/interventions/interventions.service.js';
import { createMonthChecksService, type MonthChecksService } from '../features/month-checks/month-checks.service.js';
import { createOutcomesService, type OutcomesService } from '../features/outcomes/outcomes.service.js';
import { createPilotsService, type PilotsService } from '../features/pilots/pilots.service.js';
import {
  createServiceTypesService,
  type ServiceTypesService,
} from '../features/service-types/service-types.service.js';
import type { ServiceBase } from '../platform/service-base.js';

export interface Services {
  accounts: AccountsService;
  audit: AuditService;
  pilots: PilotsService;
  areas: AreasService;
  clusters: ClustersService;
  associations: AssociationsService;
  serviceTypes: ServiceTypesService;
  families: FamiliesService;
  interventions: InterventionsService;
  closings: ClosingsService;
  assessments: AssessmentsService;
  monthChecks: MonthChecksService;
  outcomes: OutcomesService;
}

/** Creates all services on a database and a clock, for the server, the seed and tests alike. */
export function createServices(base: ServiceBase): Services {
  const pilots = createPilotsService({
    ...base,
    countFamilies: (pilotId) => createFamiliesLoaders(base.connection).familyCountsByPilot.load(pilotId),
    parts: {
      clusterById: (id) => clusters.byId(id),
      familyByCode: (pilotId, code) => families.byCode(pilotId, code),
    },
    extending: {
      before: (tx, pilot, place) => assessments.stateBeforeExtension(tx, pilot, place),
      after: (tx, actor, goingOn) => families.reopenFamilies(tx, actor, goingOn),
    },
  });
  const areas = createAreasService(base);
  const clusters = createClustersService({ ...base, pilots, areas });
  const serviceTypes = createServiceTypesService(base);
  const associations = createAssociationsService({ ...base, clusters, serviceTypes });
  const accounts = createAccountsService({ ...base, pilots, clusters, associations });
  const audit = createAuditService(base);
  const families = createFamiliesService({
    ...base,
    pilots,
    areas,
    clusters,
    associations,
    sufficiency: { hold: (tx, family) => assessments.holdSufficiency(tx, family) },
  });
  const assessments = createAssessmentsService({ ...base, pilots, families });
  const monthChecks = createMonthChecksService({ ...base, pilots, families, serviceTypes });
  const closings = createClosingsService({
    ...base,
    pilots,
    clusters,
    blanks: { settle: (tx, actor, place) => interventions.settleBlanks(tx, actor, place) },
  });
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
  return {
    accounts,
    audit,
    pilots,
    areas,
    clusters,
    associations,
    serviceTypes,
    families,
    interventions,
    closings,
    assessments,
    monthChecks,
    outcomes,
  };
}
