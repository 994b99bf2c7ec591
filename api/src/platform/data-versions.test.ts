import { randomUUID } from 'node:crypto';
import { enrol, food, startProgrammeWorld, type ProgrammeWorld } from '../testing/programme-world.js';
import { administrator, uniqueName } from '../testing/set-up-world.js';
import { beginIncarnation, readVersions, stripeOf, turnsOf, versionOf, type DataVersions } from './data-versions.js';

let world: ProgrammeWorld;
beforeAll(async () => {
  world = await startProgrammeWorld();
});
afterAll(() => world.database.close());

const versions = (): Promise<DataVersions> => readVersions(world.database.connection, [world.pilotId]);
const stripesOf = ({ pilots }: DataVersions): ReadonlyMap<string, number> => pilots.get(world.pilotId) ?? new Map();

/** The stripes whose version differs. */
function raised(before: DataVersions, after: DataVersions): string[] {
  const earlier = stripesOf(before);
  return [...stripesOf(after)].filter(([id, rev]) => rev !== (earlier.get(id) ?? 0)).map(([id]) => id);
}

it('a fact about a family raises the version of its stripe and no other', async () => {
  const family = await enrol(world);
  await enrol(world);
  const location = { pilotId: world.pilotId, clusterId: world.clusterId, familyId: family._id };
  const before = await versions();
  await world.interventions.logInterventions(world.coordinator, { entries: [food(world, family._id)] });
  const after = await versions();
  expect(raised(before, after)).toEqual([stripeOf(location)]);
  expect(versionOf(stripesOf(after))).not.toBe(versionOf(stripesOf(before)));
  expect(after.shared).toBe(before.shared);
});

it('a refused fact raises nothing', async () => {
  const before = await versions();
  const entry = food(world, randomUUID());
  await world.interventions.logInterventions(world.coordinator, { entries: [entry] });
  expect(await versions()).toEqual(before);
});

it.each([
  [
    'the catalogue',
    () => world.serviceTypes.updateServiceType(administrator, { ...renaming(), id: world.typeIds.food }),
  ],
  ['an association', () => world.associations.createAssociation(administrator, { ...naming(), kind: 'CHARITY' })],
  ['a cluster', () => world.clusters.updateCluster(administrator, { ...renaming(), id: world.clusterId })],
  [
    'a price',
    () =>
      world.pilots.recordPriceIndex(administrator, {
        clientKey: randomUUID(),
        pilotId: world.pilotId,
        month: '2018-03',
        value: 104,
        source: 'نشرة الأسعار',
      }),
  ],
])('a change of %s raises the shared version', async (_name, change) => {
  const before = await versions();
  await change();
  const after = await versions();
  expect(after.shared).not.toBe(before.shared);
  expect(raised(before, after)).toEqual([]);
});

it('a new incarnation makes every earlier version another one', async () => {
  const before = await versions();
  await beginIncarnation(world.database.connection);
  expect((await versions()).shared).not.toBe(before.shared);
});

it('families of one stripe take one turn, and families are spread over sixteen', () => {
  const ids = Array.from({ length: 2_000 }, () => randomUUID());
  expect(turnsOf(ids)).toHaveLength(16);
  const placed = (familyId: string): string => stripeOf({ pilotId: 'p', clusterId: 'c', familyId });
  const [first = '', ...others] = ids;
  for (const other of others) expect(turnsOf([first, other]).length === 1).toBe(placed(first) === placed(other));
});

function naming(): { clientKey: string; name: { ar: string; en: string } } {
  return { clientKey: randomUUID(), name: uniqueName() };
}

function renaming(): { version: number; name: { ar: string; en: string } } {
  return { version: 1, name: uniqueName() };
}
