import { randomUUID } from 'node:crypto';
import { addMonths, monthRange, type Domain, type ExitReason, type RecordAssessmentInput } from '@anaqid/shared-types';
import { graphql, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { createLoaders } from '../app/loaders.js';
import { models } from '../app/models.js';
import { createSchema } from '../app/schema.js';
import { createServices, type Services } from '../app/services.js';
import type { Actor } from '../platform/actor.js';
import type { RequestContext } from '../platform/context.js';
import { actorWith } from './actors.js';
import type { Dice } from './dice.js';
import { makeCluster } from './programme-world.js';
import { administrator, uniqueName } from './set-up-world.js';
import { startTestDatabase, type TestDatabase } from './test-database.js';

/** The whole product on a store of its own, asked through its services or its schema, without a server. */
export interface ProductWorld extends Services {
  readonly database: TestDatabase;
  readonly schema: GraphQLSchema;
  /** Moves to a time of day, nine o'clock when left out, of a day in UTC. */
  moveTo(day: string, time?: string): void;
  /** The day it stands at, in UTC. */
  today(): string;
  /** Answers a document as somebody (null: nobody), errors and all. */
  answer(actor: Actor | null, document: string, variables?: Record<string, unknown>): Promise<ExecutionResult>;
  /** Answers a document as somebody; an error is thrown. */
  ask<T>(actor: Actor, document: string, variables?: Record<string, unknown>): Promise<T>;
}

export async function startProductWorld(): Promise<ProductWorld> {
  const database = await startTestDatabase(models);
  const { connection } = database;
  let now = new Date('2019-06-03T09:00:00Z');
  const clock = { now: () => now };
  const services = createServices({ connection, clock });
  const schema = createSchema(() => {});
  const contextFor = (actor: Actor | null): RequestContext => ({
    actor,
    services,
    clock,
    loaders: createLoaders(connection),
    engine: 'EMBEDDED',
    version: 'test',
    session: {
      open: async () => {},
      close: async () => {},
    } as never,
    requestId: 'test',
    address: null,
  });
  const answer: ProductWorld['answer'] = (actor, source, variableValues = {}) =>
    graphql({ schema, source, variableValues, contextValue: contextFor(actor) });
  return {
    ...services,
    database,
    schema,
    answer,
    today: () => now.toISOString().slice(0, 10),
    moveTo: (day, time = '09:00') => {
      now = new Date(`${day}T${time}:00Z`);
    },
    ask: async <T>(actor: Actor, document: string, variables: Record<string, unknown> = {}) => {
      const { errors, data } = await answer(actor, document, variables);
      if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('; '));
      return data as T;
    },
  };
}

/** What a family of an invented pilot went through. */
interface Story {
  readonly enrolledMonth: string;
  readonly exit: { readonly month: string; readonly reason: ExitReason } | null;
}

export interface InventedPilot {
  readonly pilotId: string;
  readonly clusterIds: readonly string[];
  /** One in each cluster, in the same order. */
  readonly associationIds: readonly string[];
  readonly familyIds: readonly string[];
  readonly coordinator: Actor;
  readonly head: Actor;
  readonly minister: Actor;
  readonly federation: Actor;
}

export interface Invention {
  readonly families: number;
  readonly clusters?: number;
  readonly months: number;
  /** Months after an extension that was decided in its time; none when left out. */
  readonly extendedTo?: number;
  readonly targetShare?: number | null;
  readonly withIncomeLine?: boolean;
  /** Cluster of a family by its number; in turn when left out. */
  readonly placeOf?: (family: number) => number;
  /** What is written into every text about a family. */
  readonly textOf?: (field: string, family: number) => string;
}

const startMonth = '2018-03';
const leaving: readonly ExitReason[] = [
  ...(['WITHDREW', 'MOVED', 'LOST_CONTACT', 'DIED', 'BECAME_INELIGIBLE'] as const),
  ...(['PERMANENT_SOCIAL_PROTECTION', 'TRANSFERRED', 'DUPLICATE_RECORD'] as const),
];
const basic: readonly Domain[] = ['OWN_INCOME', 'WORK', 'FOOD', 'HOUSING', 'HEALTH', 'CHILDREN_EDUCATION'];
const supporting: readonly Domain[] = ['SKILLS', 'SAVINGS', 'SOCIAL_TIES', 'PAPERS'];

/** A small pilot with random families, visits, exits and incomes, recorded through the services as people record it. */
export async function inventPilot(world: ProductWorld, next: Dice, invention: Invention): Promise<InventedPilot> {
  const places = await inventPlaces(world, invention);
  const { clusterIds, coordinator } = places;
  const lastMonth = addMonths(startMonth, (invention.extendedTo ?? invention.months) - 1);
  // Everything is thrown before anything is written, so that the same dice give the same pilot however the writes run.
  const plans = Array.from({ length: invention.families }, (_, number): Plan => {
    const story = storyOf(next, lastMonth);
    const at = invention.placeOf?.(number) ?? number % clusterIds.length;
    return { number, story, at, ableToWork: next() < 0.8, hasChild: next() < 0.6 };
  });
  const familyIds = await Promise.all(plans.map((plan) => inventFamily(world, places, plan, invention)));
  const visits = plans.flatMap(({ story }, at) => visitsOf(next, familyIds[at] ?? '', story, lastMonth));
  await world.assessments.recordAssessments(coordinator, visits);
  await Promise.all(
    plans.map(async ({ story: { exit }, number }) => {
      if (exit === null) return;
      const nextStep = invention.textOf?.('step', number) ?? 'خطوة تالية';
      await leave(world, coordinator, { familyId: familyIds[number] ?? '', ...exit, nextStep });
    }),
  );
  return { ...places, familyIds };
}

/** Takes a family out of the programme in a month. */
export async function leave(
  { families }: ProductWorld,
  coordinator: Actor,
  { familyId, month, reason, nextStep }: { familyId: string; month: string; reason: ExitReason; nextStep: string },
): Promise<void> {
  const family = await families.familyById(coordinator, familyId);
  await families.takeFamilyStep(coordinator, {
    clientKey: randomUUID(),
    familyId,
    version: family?.version ?? 0,
    step: 'EXIT',
    on: `${month}-20`,
    exitReason: reason,
    nextStep,
  });
}

type Places = Omit<InventedPilot, 'familyIds'>;

async function inventPlaces(world: ProductWorld, invention: Invention): Promise<Places> {
  const { _id: pilotId } = await world.pilots.createPilot(administrator, {
    clientKey: randomUUID(),
    name: uniqueName(),
    startMonth,
    plannedMonths: invention.months,
    currency: 'SYP',
    timeZone: 'Asia/Damascus',
    targetShare: invention.targetShare ?? null,
  });
  if (invention.withIncomeLine === true) {
    const line = { clientKey: randomUUID(), pilotId, fromMonth: '2018-04', amountPerAdult: 20_000, source: 'مسح' };
    await world.pilots.recordIncomeLine(administrator, line);
  }
  const clusterIds: string[] = [];
  const associationIds: string[] = [];
  for (let number = 0; number < (invention.clusters ?? 2); number += 1) {
    const clusterId = await makeCluster(world, pilotId);
    const { _id: associationId } = await world.associations.createAssociation(administrator, {
      clientKey: randomUUID(),
      name: uniqueName(),
      kind: 'CHARITY',
    });
    const joining = { associationId, clusterId, fromMonth: '2018-02', adoptsFamilies: true };
    await world.associations.joinCluster(administrator, { clientKey: randomUUID(), ...joining });
    clusterIds.push(clusterId);
    associationIds.push(associationId);
  }
  if (invention.extendedTo !== undefined) {
    const { version } = (await world.pilots.byId(pilotId)) ?? { version: 0 };
    await world.pilots.extendPilot(administrator, {
      clientKey: randomUUID(),
      pilotId,
      version,
      toMonths: invention.extendedTo,
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

function storyOf(next: Dice, lastMonth: string): Story {
  const enrolledMonth = next() < 0.85 ? '2018-02' : '2018-04';
  const months = monthRange(enrolledMonth, lastMonth);
  const left = next() < 0.3 ? months[Math.floor(next() * months.length)] : undefined;
  const reason = leaving[Math.floor(next() * leaving.length)] ?? 'MOVED';
  return { enrolledMonth, exit: left === undefined ? null : { month: left, reason } };
}

interface Plan {
  readonly number: number;
  /** Which of the clusters it belongs to. */
  readonly at: number;
  readonly story: Story;
  readonly ableToWork: boolean;
  readonly hasChild: boolean;
}

async function inventFamily(
  { families }: ProductWorld,
  { clusterIds, associationIds, coordinator }: Places,
  { number, at, story, ableToWork, hasChild }: Plan,
  { textOf = (field) => field }: Invention,
): Promise<string> {
  const text = (field: string): string => textOf(field, number);
  const woman = { id: randomUUID(), name: text('member'), sex: 'FEMALE', work: text('work') } as const;
  const representative = { ...woman, relation: 'REPRESENTATIVE', bornOn: '1980-05-05', ableToWork } as const;
  const boy = { id: randomUUID(), name: text('child'), sex: 'MALE', relation: 'CHILD', bornOn: '2008-06-06' } as const;
  const { _id: familyId } = await families.nominateFamily(coordinator, {
    clientKey: randomUUID(),
    clusterId: clusterIds[at] ?? '',
    name: text('name'),
    on: '2018-02-01',
    code: `F-${number + 1}`,
    address: text('address'),
    strengths: [text('strength')],
    reason: text('reason'),
    members: hasChild
      ? [
          {
            ...representative,
            skills: [text('skill')],
          },
          boy,
        ]
      : [representative],
  });
  const word = { familyId, purpose: 'RECORD', given: true, on: '2018-02-02', language: 'ar' } as const;
  const { version } = await families.recordConsent(coordinator, { clientKey: randomUUID(), ...word });
  await families.enrolFamily(coordinator, {
    clientKey: randomUUID(),
    familyId,
    version,
    associationId: associationIds[at] ?? '',
    enrolledMonth: story.enrolledMonth,
    baselineOn: `${story.enrolledMonth}-11`,
  });
  return familyId;
}

/** Visits of a family: levels that rise at its own pace and waver, some months missing, some re-visited or said again. */
function visitsOf(next: Dice, familyId: string, story: Story, lastMonth: string): RecordAssessmentInput[] {
  const start = 1.8 + 1.7 * next();
  const pace = next();
  const last = story.exit === null || story.exit.month > lastMonth ? lastMonth : story.exit.month;
  return monthRange(story.enrolledMonth, last).flatMap((month, m) => {
    if (next() < 0.08) return [];
    const full = m % 3 === 0;
    const level = (): number => Math.max(1, Math.min(5, Math.round(start + pace * m + 0.7 * (next() - 0.5))));
    const asked = full ? [...basic, ...supporting] : basic;
    const answers = asked
      .filter(() => next() > 0.01)
      .map((domain) => ({ domain, level: level(), evidence: 'SAID' as const }));
    const incomes =
      next() < 0.1
        ? null
        : [
            { source: 'EARNINGS' as const, amount: Math.round(5_000 + 10_000 * pace * m + 10_000 * next()) },
            { source: 'PROGRAMME_STIPEND' as const, amount: 10_000 },
          ];
    const visit = {
      familyId,
      month,
      visitedOn: `${month}-15`,
      form: full ? 'FULL' : 'MONTHLY',
      answers,
      incomes,
    } as const;
    const independent = { ...visit, independent: true, answers: answers.map((answer) => ({ ...answer, level: 5 })) };
    return [visit, ...(next() < 0.05 ? [independent] : [])].map((each) => ({ clientKey: randomUUID(), ...each }));
  });
}
