import { randomUUID } from 'node:crypto';
import { addMonths, monthRange, type Domain, type ExitReason, type RecordAssessmentInput } from '@anaqid/shared-types';
import type { Actor } from '../platform/actor.js';
import { DomainError } from '../platform/errors.js';
import { actorWith } from './actors.js';
import type { ProductWorld } from './product-world.js';
import { makeCluster } from './programme-world.js';
import type { Random } from './random.js';
import { administrator, uniqueName } from './set-up-world.js';

/** When a random family enrols, and when and why it leaves. */
interface FamilyCourse {
  readonly enrolledMonth: string;
  readonly exit: { readonly month: string; readonly reason: ExitReason } | null;
}

export interface RandomPilot {
  readonly pilotId: string;
  readonly clusterIds: readonly string[];
  /** One for each cluster, in the same order. */
  readonly associationIds: readonly string[];
  readonly familyIds: readonly string[];
  /** Coordinator of every cluster. */
  readonly coordinator: Actor;
  /** Head of the first association. */
  readonly head: Actor;
  readonly minister: Actor;
  readonly federation: Actor;
}

interface RandomPilotOptions {
  readonly families: number;
  /** Number of clusters, 2 by default. */
  readonly clusters?: number;
  /** Planned months. */
  readonly months: number;
  /** Months in all after an extension; without it the pilot is not extended. */
  readonly extendedTo?: number;
  /** 0-1; none by default. */
  readonly targetShare?: number | null;
  readonly withIncomeLine?: boolean;
  /** Index of a family's cluster, by the family's number; clusters take turns by default. */
  readonly clusterOf?: (familyNumber: number) => number;
  /** The text written into a field about a family. */
  readonly textOf?: (field: string, familyNumber: number) => string;
}

const startMonth = '2018-03';
const exitReasons: readonly ExitReason[] = [
  'WITHDREW',
  'MOVED',
  'LOST_CONTACT',
  'DIED',
  'BECAME_INELIGIBLE',
  'PERMANENT_SOCIAL_PROTECTION',
  'TRANSFERRED',
  'DUPLICATE_RECORD',
];
const basicDomains: readonly Domain[] = ['OWN_INCOME', 'WORK', 'FOOD', 'HOUSING', 'HEALTH', 'CHILDREN_EDUCATION'];
const supportingDomains: readonly Domain[] = ['SKILLS', 'SAVINGS', 'SOCIAL_TIES', 'PAPERS'];

/** Creates a small pilot with random families, visits, exits and incomes through the services, as its users would. */
export async function randomPilot(
  world: ProductWorld,
  random: Random,
  options: RandomPilotOptions,
): Promise<RandomPilot> {
  const structure = await createStructure(world, options);
  const { clusterIds, coordinator } = structure;
  const lastMonth = addMonths(startMonth, (options.extendedTo ?? options.months) - 1);
  // All random numbers are drawn before the first concurrent write, so that a seed gives the same pilot whatever the order of the writes.
  const families = Array.from({ length: options.families }, (_, number): RandomFamily => {
    const course = randomCourse(random, lastMonth);
    const cluster = options.clusterOf?.(number) ?? number % clusterIds.length;
    return { number, course, cluster, ableToWork: random() < 0.8, hasChild: random() < 0.6 };
  });
  const familyIds = await Promise.all(families.map((family) => enrolFamily(world, structure, family, options)));
  const visits = families.flatMap(({ course }, index) =>
    randomVisits(random, familyIds[index] ?? '', course, lastMonth),
  );
  await world.assessments.recordAssessments(coordinator, visits);
  await Promise.all(
    families.map(async ({ course: { exit }, number }) => {
      if (exit === null) return;
      const nextStep = options.textOf?.('step', number) ?? 'خطوة تالية';
      await recordExit(world, coordinator, { familyId: familyIds[number] ?? '', ...exit, nextStep });
    }),
  );
  return { ...structure, familyIds };
}

/** Records the exit of a family on the 20th of a month, or on the day of its latest visit where that is later. */
export async function recordExit(
  { families, useCases }: ProductWorld,
  coordinator: Actor,
  { familyId, month, reason, nextStep }: { familyId: string; month: string; reason: ExitReason; nextStep: string },
): Promise<void> {
  const family = await families.familyById(coordinator, familyId);
  const leave = (on: string): Promise<unknown> =>
    useCases.takeFamilyStep(coordinator, {
      clientKey: randomUUID(),
      familyId,
      version: family?.version ?? 0,
      step: 'EXIT',
      on,
      exitReason: reason,
      nextStep,
    });
  try {
    await leave(`${month}-20`);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'VISITS_BEYOND') throw error;
    await leave(error.detail ?? '');
  }
}

type PilotStructure = Omit<RandomPilot, 'familyIds'>;

async function createStructure(world: ProductWorld, options: RandomPilotOptions): Promise<PilotStructure> {
  const { _id: pilotId } = await world.pilots.createPilot(administrator, {
    clientKey: randomUUID(),
    name: uniqueName(),
    startMonth,
    plannedMonths: options.months,
    currency: 'SYP',
    timeZone: 'Asia/Damascus',
    targetShare: options.targetShare ?? null,
  });
  if (options.withIncomeLine === true) {
    const line = { clientKey: randomUUID(), pilotId, fromMonth: '2018-04', amountPerAdult: 20_000, source: 'مسح' };
    await world.pilots.recordIncomeLine(administrator, line);
  }
  const clusterIds: string[] = [];
  const associationIds: string[] = [];
  for (let number = 0; number < (options.clusters ?? 2); number += 1) {
    const clusterId = await makeCluster(world, pilotId);
    const { _id: associationId } = await world.associations.createAssociation(administrator, {
      clientKey: randomUUID(),
      name: uniqueName(),
      kind: 'CHARITY',
    });
    const membership = { associationId, clusterId, fromMonth: '2018-02', adoptsFamilies: true };
    await world.associations.joinCluster(administrator, { clientKey: randomUUID(), ...membership });
    clusterIds.push(clusterId);
    associationIds.push(associationId);
  }
  if (options.extendedTo !== undefined) {
    const { version } = (await world.pilots.byId(pilotId)) ?? { version: 0 };
    await world.useCases.extendPilot(administrator, {
      clientKey: randomUUID(),
      pilotId,
      version,
      toMonths: options.extendedTo,
      reason: 'لم تكفِ',
      decisionNumber: '1',
      decidedOn: '2018-09-04',
    });
  }
  const scope = { clusterIds, pilotIds: [pilotId] };
  return {
    pilotId,
    clusterIds,
    associationIds,
    coordinator: actorWith('COORDINATOR', scope),
    head: actorWith('ASSOCIATION_HEAD', {
      ...scope,
      associationId: associationIds[0] ?? null,
    }),
    minister: actorWith('MINISTER', { pilotIds: [pilotId] }),
    federation: actorWith('FEDERATION', { pilotIds: [pilotId] }),
  };
}

function randomCourse(random: Random, lastMonth: string): FamilyCourse {
  const enrolledMonth = random() < 0.85 ? '2018-02' : '2018-04';
  const months = monthRange(enrolledMonth, lastMonth);
  const exitMonth = random() < 0.3 ? months[Math.floor(random() * months.length)] : undefined;
  const reason = exitReasons[Math.floor(random() * exitReasons.length)] ?? 'MOVED';
  return { enrolledMonth, exit: exitMonth === undefined ? null : { month: exitMonth, reason } };
}

interface RandomFamily {
  readonly number: number;
  /** Index of its cluster. */
  readonly cluster: number;
  readonly course: FamilyCourse;
  readonly ableToWork: boolean;
  readonly hasChild: boolean;
}

async function enrolFamily(
  { families, useCases }: ProductWorld,
  { clusterIds, associationIds, coordinator }: PilotStructure,
  { number, cluster, course, ableToWork, hasChild }: RandomFamily,
  { textOf = (field) => field }: RandomPilotOptions,
): Promise<string> {
  const text = (field: string): string => textOf(field, number);
  const representative = {
    id: randomUUID(),
    name: text('member'),
    sex: 'FEMALE',
    work: text('work'),
    relation: 'REPRESENTATIVE',
    bornOn: '1980-05-05',
    ableToWork,
  } as const;
  const child = {
    id: randomUUID(),
    name: text('child'),
    sex: 'MALE',
    relation: 'CHILD',
    bornOn: '2008-06-06',
  } as const;
  const { _id: familyId } = await families.nominateFamily(coordinator, {
    clientKey: randomUUID(),
    clusterId: clusterIds[cluster] ?? '',
    name: text('name'),
    on: '2018-02-01',
    code: `F-${number + 1}`,
    address: text('address'),
    strengths: [text('strength')],
    reason: text('reason'),
    members: hasChild ? [{ ...representative, skills: [text('skill')] }, child] : [representative],
  });
  const { version } = await families.recordConsent(coordinator, {
    clientKey: randomUUID(),
    familyId,
    purpose: 'RECORD',
    given: true,
    on: '2018-02-02',
    language: 'ar',
  });
  await useCases.enrolFamily(coordinator, {
    clientKey: randomUUID(),
    familyId,
    version,
    associationId: associationIds[cluster] ?? '',
    enrolledMonth: course.enrolledMonth,
    baselineOn: `${course.enrolledMonth}-11`,
  });
  return familyId;
}

/** Visits of a family: levels rise at its own pace with noise; some months are missed and some have an independent re-visit. */
function randomVisits(
  random: Random,
  familyId: string,
  course: FamilyCourse,
  lastMonth: string,
): RecordAssessmentInput[] {
  const startLevel = 1.8 + 1.7 * random();
  const pace = random();
  const last = course.exit === null || course.exit.month > lastMonth ? lastMonth : course.exit.month;
  return monthRange(course.enrolledMonth, last).flatMap((month, programmeMonth) => {
    if (random() < 0.08) return [];
    const isFullForm = programmeMonth % 3 === 0;
    const level = (): number =>
      Math.max(1, Math.min(5, Math.round(startLevel + pace * programmeMonth + 0.7 * (random() - 0.5))));
    const answers = (isFullForm ? [...basicDomains, ...supportingDomains] : basicDomains)
      .filter(() => random() > 0.01)
      .map((domain) => ({ domain, level: level(), evidence: 'SAID' as const }));
    const visit = {
      familyId,
      month,
      visitedOn: `${month}-15`,
      form: isFullForm ? 'FULL' : 'MONTHLY',
      answers,
      incomes: randomIncomes(random, pace * programmeMonth),
    } as const;
    const revisit = { ...visit, independent: true, answers: answers.map((answer) => ({ ...answer, level: 5 })) };
    return [visit, ...(random() < 0.05 ? [revisit] : [])].map((input) => ({ clientKey: randomUUID(), ...input }));
  });
}

/** Earnings and stipend; one visit in ten has no incomes. */
function randomIncomes(random: Random, progress: number): RecordAssessmentInput['incomes'] {
  if (random() < 0.1) return null;
  return [
    { source: 'EARNINGS', amount: Math.round(5_000 + 10_000 * progress + 10_000 * random()) },
    { source: 'PROGRAMME_STIPEND', amount: 10_000 },
  ];
}
