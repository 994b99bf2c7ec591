import type { Connection } from 'mongoose';
import { createAccountsLoaders, type AccountsLoaders } from '../features/accounts/accounts.loaders.js';
import { createAreasLoaders, type AreasLoaders } from '../features/areas/areas.loaders.js';
import { createAssessmentsLoaders, type AssessmentsLoaders } from '../features/assessments/assessments.loaders.js';
import { createAssociationsLoaders, type AssociationsLoaders } from '../features/associations/associations.loaders.js';
import { createAuditLoaders, type AuditLoaders } from '../features/audit/audit.loaders.js';
import { createClosingsLoaders, type ClosingsLoaders } from '../features/closings/closings.loaders.js';
import { createClustersLoaders, type ClustersLoaders } from '../features/clusters/clusters.loaders.js';
import { createFamiliesLoaders, type FamiliesLoaders } from '../features/families/families.loaders.js';
import {
  createInterventionsLoaders,
  type InterventionsLoaders,
} from '../features/interventions/interventions.loaders.js';
import { createMonthChecksLoaders, type MonthChecksLoaders } from '../features/month-checks/month-checks.loaders.js';
import { createPilotsLoaders, type PilotsLoaders } from '../features/pilots/pilots.loaders.js';
import {
  createServiceTypesLoaders,
  type ServiceTypesLoaders,
} from '../features/service-types/service-types.loaders.js';

export type Loaders = AccountsLoaders &
  AreasLoaders &
  AssessmentsLoaders &
  AssociationsLoaders &
  AuditLoaders &
  ClosingsLoaders &
  ClustersLoaders &
  FamiliesLoaders &
  InterventionsLoaders &
  MonthChecksLoaders &
  PilotsLoaders &
  ServiceTypesLoaders;

export function createLoaders(connection: Connection): Loaders {
  return {
    ...createAccountsLoaders(connection),
    ...createAreasLoaders(connection),
    ...createAssessmentsLoaders(connection),
    ...createAssociationsLoaders(connection),
    ...createAuditLoaders(connection),
    ...createClosingsLoaders(connection),
    ...createClustersLoaders(connection),
    ...createFamiliesLoaders(connection),
    ...createInterventionsLoaders(connection),
    ...createMonthChecksLoaders(connection),
    ...createPilotsLoaders(connection),
    ...createServiceTypesLoaders(connection),
  };
}
