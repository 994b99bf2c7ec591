import { randomUUID } from 'node:crypto';
import { Kind, print, type DocumentNode } from 'graphql';
import { startProductWorld, type ProductWorld } from '../../../api/src/testing/product-world.js';
import { randomPilot, type RandomPilot } from '../../../api/src/testing/random-pilot.js';
import { seededRandom } from '../../../api/src/testing/random.js';
import { administrator, uniqueName } from '../../../api/src/testing/set-up-world.js';
import * as operations from '../../../web/src/generated/operations.js';

const month = '2018-04';

/** Every query of the web app, by name. */
const queries = Object.values(operations).flatMap((document) => {
  if (!('definitions' in document)) return [];
  const { definitions } = document as DocumentNode;
  const [operation] = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation?.operation !== 'query') return [];
  return [{ name: operation.name?.value ?? '', source: print(document as DocumentNode) }];
});

interface PilotWorld {
  readonly world: ProductWorld;
  readonly pilot: RandomPilot;
}

/** A pilot with a service logged for every family in a month. */
async function startPilot(clusters: number, families: number): Promise<PilotWorld> {
  const world = await startProductWorld();
  const pilot = await randomPilot(world, seededRandom(7), { clusters, families, months: 12 });
  const { coordinator } = pilot;
  const { _id: serviceTypeId } = await world.serviceTypes.createServiceType(administrator, {
    clientKey: randomUUID(),
    name: uniqueName(),
    unit: uniqueName(),
    entryMode: 'AMOUNT',
    frequency: 'MONTHLY',
    class: 'CARE',
    repeatWindowDays: 28,
  });
  const entries = pilot.familyIds.map((familyId) => ({
    clientKey: randomUUID(),
    familyId,
    serviceTypeId,
    month,
    amount: 1000,
  }));
  await world.interventions.logInterventions(coordinator, { entries });
  return { world, pilot };
}

function variablesOf({ pilot }: PilotWorld, name: string): Record<string, unknown> {
  const [familyId] = pilot.familyIds;
  const [clusterId] = pilot.clusterIds;
  const id = name === 'Pilot' ? pilot.pilotId : familyId;
  const { pilotId } = pilot;
  const typed = { name: 'رشا الصباغ', bornOn: '1985-03-05', phone: '0944123456' };
  const inputs: Readonly<Record<string, object>> = {
    PossibleDuplicates: typed,
    MembersEffect: { familyId, version: 1, members: [] },
  };
  const input = inputs[name] ?? { pilotId, toMonths: 14 };
  // A programme month for this query, a calendar month for all others.
  const pageVariables = {
    on: '2018-03-20',
    month: name === 'FigureFamilies' ? null : month,
    checked: month,
    view: 'SIX_MONTHS',
    figure: 'ENROLLED',
    first: 50,
    // Of one kind: what names a record depends on its kind, and the newest entries of two pilots are of different ones.
    recordType: 'family',
    search: 'ا',
  };
  return { pilotId, familyId, clusterId, id, input, ...pageVariables };
}

/** Database commands of each query, by role; null if the role may not run it. */
async function commandsOf(pilotWorld: PilotWorld): Promise<Record<string, string[] | null>> {
  const { world, pilot } = pilotWorld;
  const { connection } = world.database;
  const actors = { administrator, ...pilot };
  const commands: Record<string, string[] | null> = {};
  for (const role of ['administrator', 'coordinator', 'head', 'minister', 'federation'] as const) {
    for (const { name, source } of queries) {
      const sent: string[] = [];
      const listen = ({ collectionName, method }: Operation): void => void sent.push(`${collectionName}.${method}`);
      connection.on('operation-start', listen);
      const { errors } = await world.answer(actors[role], source, variablesOf(pilotWorld, name));
      connection.off('operation-start', listen);
      commands[`${name} by ${role}`] = errors === undefined ? sent.sort() : null;
    }
  }
  return commands;
}

/** The event that mongoose emits for each database operation. */
interface Operation {
  readonly collectionName: string;
  readonly method: string;
  readonly params: readonly [filter: object, options?: { readonly sort?: Record<string, 1 | -1> }];
}

interface Plan {
  readonly stage: string;
  readonly indexName?: string;
  readonly inputStage?: Plan;
}

/** How many documents a pilot has for each family grows with time in these. */
const growing = ['assessments', 'audit', 'interventions', 'lifeCycleEvents', 'revisions', 'statedStatuses'];

/** The reads of growing collections and of families, by query: collection and index, or the stage that reads without one. */
async function plansOf(pilotWorld: PilotWorld): Promise<Map<string, Set<string>>> {
  const { world, pilot } = pilotWorld;
  const { connection } = world.database;
  const database = connection.getClient().db(connection.name);
  const actors = { administrator, ...pilot };
  const plans = new Map<string, Set<string>>();
  for (const role of ['administrator', 'coordinator', 'head', 'minister', 'federation'] as const) {
    for (const { name, source } of queries) {
      const reads: Operation[] = [];
      const listen = (operation: Operation): void => void reads.push(operation);
      connection.on('operation-start', listen);
      await world.answer(actors[role], source, variablesOf(pilotWorld, name));
      connection.off('operation-start', listen);
      const ofQuery = plans.get(name) ?? new Set<string>();
      plans.set(name, ofQuery);
      for (const { collectionName, method, params } of reads) {
        if (![...growing, 'families', 'spellRollups', 'serviceRollups'].includes(collectionName)) continue;
        if (!method.startsWith('find') && method !== 'countDocuments') continue;
        const [filter, options] = params;
        const read = database
          .collection(collectionName)
          .find(filter)
          .sort(options?.sort ?? {});
        const explained = (await read.explain('queryPlanner')) as { queryPlanner: { winningPlan: Plan } };
        ofQuery.add(`${collectionName} ${wayOf(explained.queryPlanner.winningPlan)}`);
      }
    }
  }
  return plans;
}

/** The index of a plan, or its last stage without one. */
function wayOf({ stage, indexName, inputStage }: Plan): string {
  return inputStage === undefined ? (indexName ?? stage) : wayOf(inputStage);
}

/** The queries that show single visits, entries or their changes, and by which index they find them. */
const showingRecords: Readonly<Record<string, readonly string[]>> = {
  AssessmentForm: ['assessments familyId_1_month_-1_recordedAt_-1', 'lifeCycleEvents familyId_1_familyVersion_-1'],
  AssociationFamilies: ['lifeCycleEvents familyId_1_familyVersion_-1'],
  AssociationMonth: [
    'interventions familyId_1_day_-1__id_-1',
    'interventions givingAssociationId_1_toOther_1_month_-1',
  ],
  AuditLog: ['audit recordType_1_at_-1__id_-1', 'revisions recordType_1_recordId_1_version_1'],
  FamilyMonth: ['interventions familyId_1_day_-1__id_-1', 'revisions recordType_1_recordId_1_version_1'],
  FamilyPage: ['lifeCycleEvents familyId_1_familyVersion_-1', 'revisions recordType_1_recordId_1_version_1'],
  FamilyPath: ['assessments familyId_1_month_-1_recordedAt_-1', 'statedStatuses familyId_1_statedAt_-1'],
  FamilyServices: ['interventions familyId_1_day_-1__id_-1'],
  ServicesAfterLeaving: ['interventions familyId_1_day_-1__id_-1'],
  MonthGrid: ['interventions clusterId_1_month_1'],
};

test('pages read what their records amount to, and a record only where it is shown', async () => {
  const pilotWorld = await startPilot(2, 6);
  try {
    const plans = await plansOf(pilotWorld);
    const scans = [...plans].flatMap(([name, ways]) =>
      [...ways].filter((way) => way.endsWith('COLLSCAN')).map((way) => `${name}: ${way}`),
    );
    expect(scans).toEqual([]);
    const records = [...plans].flatMap(([name, ways]) => {
      const shown = [...ways].filter((way) => growing.some((collection) => way.startsWith(`${collection} `)));
      return shown.length === 0 ? [] : [[name, shown.sort()] as const];
    });
    expect(Object.fromEntries(records)).toEqual(showingRecords);
  } finally {
    await pilotWorld.world.database.close();
  }
});

test('the number of commands of a page does not grow with the records that it shows', async () => {
  const pilotWorlds = [await startPilot(2, 6), await startPilot(4, 16)] as const;
  try {
    const [few, many] = [await commandsOf(pilotWorlds[0]), await commandsOf(pilotWorlds[1])];
    expect(many).toEqual(few);
    const unanswered = queries.filter(
      ({ name }) => !Object.keys(few).some((key) => key.startsWith(`${name} `) && (few[key]?.length ?? 0) > 0),
    );
    expect(unanswered.map(({ name }) => name)).toEqual([]);
  } finally {
    for (const { world } of pilotWorlds) await world.database.close();
  }
});
