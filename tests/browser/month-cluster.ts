import { randomUUID } from 'node:crypto';
import { clientOf, signedIn, type Client } from '../kit/client.js';
import { samplePassword, type Product } from '../kit/product.js';
import { enrolledFamily, make } from '../kit/world.js';

/** The last month of the pilot, blank; in the month before, every family has a stipend and food. */
export const month = '2018-08';
const monthBefore = '2018-07';
export const familyCount = 25;

export interface MonthCluster {
  clusterId: string;
  familyIds: string[];
  serviceTypeIds: string[];
  coordinator: Client;
}

const text = (ar: string, en: string): { ar: string; en: string } => ({ ar, en });
const baskets = { entryMode: 'QUANTITY', unitValue: 14_000, frequency: 'MONTHLY', class: 'CARE' };
const course = { entryMode: 'GIVEN', unitValue: 20_000, frequency: 'ONCE', class: 'DEVELOPMENT', forMember: true };
const money = { entryMode: 'AMOUNT', class: 'CARE' };

/** The eight services of the Damascus pilot. */
const services = [
  { name: text('الراتب الشهري', 'Monthly stipend'), unit: text('إعانة', 'stipend'), ...money, frequency: 'MONTHLY' },
  { name: text('مواد تموينية', 'Food supplies'), unit: text('سلة', 'basket'), ...baskets },
  { name: text('لباس', 'Clothing'), unit: text('قطعة', 'piece'), ...baskets, frequency: 'AS_NEEDED' },
  { name: text('خدمات طبية', 'Medical services'), unit: text('خدمة', 'service'), ...money, frequency: 'AS_NEEDED' },
  { name: text('دورة تعليمية', 'Educational course'), unit: text('دورة', 'course'), ...course },
  { name: text('دورة مهنية', 'Vocational course'), unit: text('دورة', 'course'), ...course },
  { name: text('دورة تمكينية', 'Empowerment course'), unit: text('دورة', 'course'), ...course },
  { name: text('دورة تنموية', 'Development course'), unit: text('دورة', 'course'), ...course },
];

/** Fills an empty product with one cluster of 25 families; `coordinator` signs in with the test password. */
export async function makeMonthCluster(product: Product): Promise<MonthCluster> {
  const administrator = await firstAdministrator(product);
  const pilotId = await make(administrator, 'createPilot', 'CreatePilotInput', 'pilot', {
    clientKey: randomUUID(),
    name: text('تجربة', 'Pilot'),
    startMonth: '2018-03',
    plannedMonths: 6,
    currency: 'SYP',
    timeZone: 'Asia/Damascus',
  });
  const clusterId = await make(administrator, 'createCluster', 'CreateClusterInput', 'cluster', {
    clientKey: randomUUID(),
    pilotId,
    name: text('عنقود', 'Cluster'),
    familyQuota: familyCount,
  });
  const associationId = await adoptingAssociation(administrator, clusterId);
  const serviceTypeIds: string[] = [];
  for (const service of services) {
    const currency = 'unitValue' in service ? { currency: 'SYP' } : {};
    const input = { clientKey: randomUUID(), ...service, ...currency };
    serviceTypeIds.push(await make(administrator, 'createServiceType', 'CreateServiceTypeInput', 'serviceType', input));
  }
  await make(administrator, 'createAccount', 'CreateAccountInput', 'account', {
    clientKey: randomUUID(),
    userName: 'coordinator',
    displayName: 'منى',
    password: samplePassword,
    role: 'COORDINATOR',
    clusterIds: [clusterId],
  });
  const coordinator = await signedIn(product.url, 'coordinator');
  const familyIds: string[] = [];
  for (let number = 1; number <= familyCount; number += 1) {
    familyIds.push(await enrolledFamily(coordinator, { clusterId, associationId, number }));
  }
  await logMonthBefore(coordinator, familyIds, serviceTypeIds);
  return { clusterId, familyIds, serviceTypeIds, coordinator };
}

async function firstAdministrator(product: Product): Promise<Client> {
  const link = /(http:\/\/\S+\/first-administrator#\S+)/.exec(product.output())?.[1] ?? '';
  const administrator = clientOf(product.url);
  await administrator.ask(
    `mutation ($input: CreateFirstAdministratorInput!) { createFirstAdministrator(input: $input) { viewer { id } } }`,
    {
      input: {
        token: new URL(link).hash.slice(1),
        userName: 'administrator',
        displayName: 'Administrator',
        password: samplePassword,
      },
    },
  );
  return administrator;
}

async function adoptingAssociation(administrator: Client, clusterId: string): Promise<string> {
  const associationId = await make(administrator, 'createAssociation', 'CreateAssociationInput', 'association', {
    clientKey: randomUUID(),
    name: text('جمعية الياسمين', 'Jasmine association'),
    kind: 'CHARITY',
  });
  await make(administrator, 'joinCluster', 'JoinClusterInput', 'association', {
    clientKey: randomUUID(),
    associationId,
    clusterId,
    fromMonth: '2018-02',
    adoptsFamilies: true,
  });
  return associationId;
}

async function logMonthBefore(coordinator: Client, familyIds: string[], serviceTypeIds: string[]): Promise<void> {
  const [stipend, food] = serviceTypeIds;
  const entries = familyIds.flatMap((familyId) => [
    { clientKey: randomUUID(), familyId, serviceTypeId: stipend, month: monthBefore, amount: 25_000 },
    { clientKey: randomUUID(), familyId, serviceTypeId: food, month: monthBefore, quantity: 1 },
  ]);
  const { logInterventions } = await coordinator.ask<{ logInterventions: { items: { outcome: string }[] } }>(
    `mutation ($input: LogInterventionsInput!) { logInterventions(input: $input) { items { outcome } } }`,
    { input: { entries } },
  );
  const refused = logInterventions.items.filter(({ outcome }) => outcome !== 'STORED').length;
  if (refused > 0) throw new Error(`${refused} entries of the month before were refused`);
}

interface ServerMonth {
  filledCells: number;
  totals: { quantity: number; amount: number }[];
  /** Quantities of a column from top to bottom; null: blank. */
  quantities: (number | null)[][];
  isClosed: boolean;
}

/** The month as stored on the server. */
export async function serverMonth({ coordinator, clusterId }: MonthCluster): Promise<ServerMonth> {
  const { monthGrid } = await coordinator.ask<{
    monthGrid: {
      filledCells: number;
      totals: ServerMonth['totals'];
      rows: { cells: { quantity: number | null }[] }[];
      closing: object | null;
    };
  }>(
    `query ($clusterId: ID!, $month: Month) { monthGrid(clusterId: $clusterId, month: $month) {
      filledCells totals { quantity amount } rows { cells { quantity } } closing { id }
    } }`,
    { clusterId, month },
  );
  return {
    filledCells: monthGrid.filledCells,
    totals: monthGrid.totals,
    quantities: monthGrid.rows.map(({ cells }) => cells.map(({ quantity }) => quantity)),
    isClosed: monthGrid.closing !== null,
  };
}
