import { randomUUID } from 'node:crypto';
import type { CreateServiceTypeInput, LogInterventionInput, NominateFamilyInput } from '@anaqid/shared-types';
import { models } from '../app/models.js';
import { createServices, type Services } from '../app/services.js';
import type { FamilyRecord } from '../features/families/families.service.js';
import type { Actor } from '../platform/actor.js';
import { actorWith } from './actors.js';
import { administrator, uniqueName } from './set-up-world.js';
import { startTestDatabase, type TestDatabase } from './test-database.js';

/** A six-month pilot from March 2018 with one cluster, two associations that adopt families, a coordinator and a head. */
export interface ProgrammeWorld extends Services {
  readonly database: TestDatabase;
  readonly pilotId: string;
  readonly clusterId: string;
  /** The first two adopt families; the third only gives services. */
  readonly associationIds: readonly [string, string, string];
  /** Stipend: entered by amount; food: by quantity, repeat window of 28 days; course: a tick. */
  readonly typeIds: { readonly stipend: string; readonly food: string; readonly course: string };
  readonly coordinator: Actor;
  /** Head of the first association. */
  readonly head: Actor;
  /** Sets the clock to a day and a time of day, both in UTC (time: 09:00 by default). */
  moveTo(day: string, time?: string): void;
}

/** The clock starts on 27 March 2018, in the pilot's first month. */
export async function startProgrammeWorld(): Promise<ProgrammeWorld> {
  const database = await startTestDatabase(models);
  let now = new Date('2018-03-27T09:00:00Z');
  const services = createServices({ connection: database.connection, clock: { now: () => now } });
  const moveTo = (day: string, time = '09:00'): void => {
    now = new Date(`${day}T${time}:00Z`);
  };
  const pilot = await services.pilots.createPilot(administrator, {
    clientKey: randomUUID(),
    name: uniqueName(),
    startMonth: '2018-03',
    plannedMonths: 6,
    currency: 'SYP',
    timeZone: 'Asia/Damascus',
  });
  const clusterId = await makeCluster(services, pilot._id);
  const associationIds = await makeAssociations(services, clusterId);
  const scope = { clusterIds: [clusterId], pilotIds: [pilot._id] };
  return {
    ...services,
    database,
    pilotId: pilot._id,
    clusterId,
    associationIds,
    moveTo,
    typeIds: await makeTypes(services),
    coordinator: actorWith('COORDINATOR', scope),
    head: actorWith('ASSOCIATION_HEAD', {
      ...scope,
      associationId: associationIds[0],
    }),
  };
}

export async function makeCluster({ clusters }: Pick<Services, 'clusters'>, pilotId: string): Promise<string> {
  const input = { clientKey: randomUUID(), pilotId, name: uniqueName(), familyQuota: 25 };
  return (await clusters.createCluster(administrator, input))._id;
}

async function makeAssociations({ associations }: Services, clusterId: string): Promise<[string, string, string]> {
  const make = async (adoptsFamilies: boolean): Promise<string> => {
    const input = { clientKey: randomUUID(), name: uniqueName(), kind: 'CHARITY' } as const;
    const { _id: associationId } = await associations.createAssociation(administrator, input);
    const membership = { clientKey: randomUUID(), associationId, clusterId, fromMonth: '2018-02', adoptsFamilies };
    await associations.joinCluster(administrator, membership);
    return associationId;
  };
  return [await make(true), await make(true), await make(false)];
}

async function makeTypes({ serviceTypes }: Services): Promise<ProgrammeWorld['typeIds']> {
  const make = async (facts: Pick<CreateServiceTypeInput, 'entryMode' | 'unitValue' | 'repeatWindowDays'>) => {
    const currency = facts.unitValue == null ? null : 'SYP';
    const name = { name: uniqueName(), unit: { ar: 'وحدة', en: 'unit' }, currency };
    const input = { clientKey: randomUUID(), ...name, frequency: 'MONTHLY', class: 'CARE', ...facts } as const;
    return (await serviceTypes.createServiceType(administrator, input))._id;
  };
  return {
    stipend: await make({ entryMode: 'AMOUNT', repeatWindowDays: 28 }),
    food: await make({ entryMode: 'QUANTITY', unitValue: 14_000, repeatWindowDays: 28 }),
    course: await make({ entryMode: 'GIVEN', unitValue: 5_000 }),
  };
}

/** Input for the member who represents a family. */
export function representative(): NonNullable<NominateFamilyInput['members']>[number] {
  return { id: randomUUID(), name: 'أم خالد', sex: 'FEMALE', relation: 'REPRESENTATIVE', bornOn: '1980-05-05' };
}

/** Nominates a family with one member; it is then a candidate. */
export function nominate(world: ProgrammeWorld, overrides: Partial<NominateFamilyInput> = {}): Promise<FamilyRecord> {
  return world.families.nominateFamily(world.coordinator, {
    clientKey: randomUUID(),
    clusterId: world.clusterId,
    name: 'أسرة أم خالد',
    members: [representative()],
    on: '2018-02-04',
    ...overrides,
  });
}

/** Records the family's consent to a purpose. */
export function consent(
  world: ProgrammeWorld,
  familyId: string,
  purpose: 'RECORD' | 'SHARING' = 'RECORD',
): Promise<FamilyRecord> {
  return world.families.recordConsent(world.coordinator, {
    clientKey: randomUUID(),
    familyId,
    purpose,
    given: true,
    on: '2018-02-10',
    language: 'ar',
  });
}

/** Enrols a family in February 2018, by default adopted by the first association. */
export async function enrol(
  world: ProgrammeWorld,
  { associationId = world.associationIds[0] }: { associationId?: string } = {},
): Promise<FamilyRecord> {
  const { _id: familyId } = await nominate(world);
  const { version } = await consent(world, familyId);
  return world.useCases.enrolFamily(world.coordinator, {
    clientKey: randomUUID(),
    familyId,
    version,
    associationId,
    enrolledMonth: '2018-02',
    baselineOn: '2018-02-11',
  });
}

/** Input for one food basket in March 2018. */
export function food(
  world: ProgrammeWorld,
  familyId: string,
  overrides: Partial<LogInterventionInput> = {},
): LogInterventionInput {
  const cell = { familyId, serviceTypeId: world.typeIds.food, month: '2018-03', quantity: 1 };
  return { clientKey: randomUUID(), ...cell, ...overrides };
}
