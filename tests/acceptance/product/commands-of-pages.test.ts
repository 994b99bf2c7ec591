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
  const input = { pilotId, toMonths: 14 };
  // A programme month for this query, a calendar month for all others.
  const pageVariables = {
    month: name === 'FigureFamilies' ? null : month,
    checked: month,
    view: 'SIX_MONTHS',
    figure: 'ENROLLED',
    first: 50,
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
}

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
