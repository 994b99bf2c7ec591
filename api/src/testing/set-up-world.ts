import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Services } from '../app/services.js';
import { areasModel } from '../features/areas/areas.model.js';
import { createAreasService } from '../features/areas/areas.service.js';
import { associationsModel, membershipsModel } from '../features/associations/associations.model.js';
import { createAssociationsService } from '../features/associations/associations.service.js';
import { clustersModel } from '../features/clusters/clusters.model.js';
import { createClustersService } from '../features/clusters/clusters.service.js';
import { extensionsModel, incomeLinesModel, pilotsModel, priceIndexModel } from '../features/pilots/pilots.model.js';
import { createPilotsService } from '../features/pilots/pilots.service.js';
import { serviceTypesModel } from '../features/service-types/service-types.model.js';
import { createServiceTypesService } from '../features/service-types/service-types.service.js';
import type { Clock } from '../platform/clock.js';
import { auditModel, revisionsModel } from '../platform/revisions.js';
import { actorWith } from './actors.js';
import { startTestDatabase, type TestDatabase } from './test-database.js';

export const administrator = actorWith('ADMINISTRATOR');

/** A family as far as pilots, clusters and associations ask about families. */
export interface FamilyStub {
  _id: string;
  code: string;
  pilotId: string;
  clusterId: string;
}

export interface SetUpWorld extends Pick<Services, 'pilots' | 'clusters' | 'associations' | 'areas' | 'serviceTypes'> {
  readonly database: TestDatabase;
  /** The families that exist, filled in by the test. */
  readonly families: FamilyStub[];
  /** Sets the clock to 09:00 UTC of a day. */
  moveTo(day: string): void;
}

/** Pilots, clusters, associations, areas and service types on their own temporary database. */
export async function startSetUpWorld(): Promise<SetUpWorld> {
  const database = await startTestDatabase([
    auditModel,
    revisionsModel,
    areasModel,
    associationsModel,
    membershipsModel,
    clustersModel,
    pilotsModel,
    extensionsModel,
    incomeLinesModel,
    priceIndexModel,
    serviceTypesModel,
  ]);
  let now = new Date('2018-01-15T09:00:00Z');
  const clock: Clock = { now: () => now };
  const families: FamilyStub[] = [];
  const moveTo = (day: string): void => {
    now = new Date(`${day}T09:00:00Z`);
  };
  return { database, families, moveTo, ...servicesOn(database.connection, clock, families) };
}

function servicesOn(connection: Connection, clock: Clock, families: readonly FamilyStub[]) {
  const base = { connection, clock };
  const areas = createAreasService(base);
  const serviceTypes = createServiceTypesService(base);
  const pilots = createPilotsService({
    ...base,
    extending: { before: async () => {}, after: async () => {} },
    countFamilies: async (pilotId) => families.filter((family) => family.pilotId === pilotId).length,
    parts: {
      clusterById: (id) => clusters.byId(id),
      familyByCode: async (pilotId, code) =>
        families.find((family) => family.pilotId === pilotId && family.code === code) ?? null,
    },
  });
  const clusters = createClustersService({ ...base, pilots, areas });
  const associations = createAssociationsService({ ...base, clusters, serviceTypes });
  return { areas, serviceTypes, pilots, clusters, associations };
}

/** A name in both languages that no other record has. */
export function uniqueName(): { ar: string; en: string } {
  const suffix = randomUUID().slice(0, 8);
  return { ar: `اسم ${suffix}`, en: `Name ${suffix}` };
}
