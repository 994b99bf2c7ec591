import { randomUUID } from 'node:crypto';
import type { CreateClusterInput } from '@anaqid/shared-types';
import { actorWith } from '../../testing/actors.js';
import { administrator, startSetUpWorld, uniqueName, type SetUpWorld } from '../../testing/set-up-world.js';

describe('clusters.service', () => {
  let world: SetUpWorld;
  let pilotId: string;
  beforeEach(async () => {
    world = await startSetUpWorld();
    pilotId = await createPilot();
  });
  afterEach(() => world.database.close());

  const createPilot = async (): Promise<string> => {
    const window = { startMonth: '2018-03', plannedMonths: 6, currency: 'SYP', timeZone: 'Asia/Damascus' };
    const input = { clientKey: randomUUID(), name: uniqueName(), ...window };
    return (await world.pilots.createPilot(administrator, input))._id;
  };
  const create = (overrides: Partial<CreateClusterInput> = {}) =>
    world.clusters.createCluster(administrator, {
      clientKey: randomUUID(),
      pilotId,
      name: uniqueName(),
      familyQuota: 25,
      ...overrides,
    });

  test('clusters out of scope look as if they did not exist', async () => {
    const own = await create();
    const sister = await create();
    const foreign = await create({ pilotId: await createPilot() });
    const readers = [
      actorWith('COORDINATOR', { clusterIds: [own._id], pilotIds: [pilotId] }),
      actorWith('ASSOCIATION_HEAD', { clusterIds: [own._id], pilotIds: [pilotId] }),
      actorWith('MINISTER', { pilotIds: [pilotId] }),
      actorWith('FEDERATION', { pilotIds: [pilotId] }),
      administrator,
    ];
    const seen = await Promise.all(
      readers.map((reader) =>
        Promise.all(
          [own._id, sister._id, foreign._id, randomUUID()].map(
            async (id) => (await world.clusters.visibleTo(reader, id)) !== null,
          ),
        ),
      ),
    );
    expect(seen).toEqual([
      [true, false, false, false],
      [true, false, false, false],
      [true, true, false, false],
      [true, true, false, false],
      [true, true, true, false],
    ]);
    const counts = await Promise.all(readers.map(async (reader) => (await world.clusters.visible(reader)).length));
    expect(counts).toEqual([1, 1, 2, 2, 3]);
    expect(await world.clusters.visible(administrator, pilotId)).toHaveLength(2);
  });

  test('lists are sorted by the Arabic names', async () => {
    for (const ar of ['ميدان', 'أبو رمانة', 'برزة']) await create({ name: { ar, en: ar } });
    expect((await world.clusters.ofPilot(pilotId)).map(({ name }) => name.ar)).toEqual(['أبو رمانة', 'برزة', 'ميدان']);
  });

  test('a name is unique within its pilot', async () => {
    const name = { ar: 'عنقود المدينة', en: 'City' };
    await create({ name });
    await expect(create({ name })).rejects.toMatchObject({ code: 'ALREADY_EXISTS', field: 'name.ar' });
    expect(await create({ name, pilotId: await createPilot() })).toMatchObject({ name });
  });

  test.each([
    ['an unknown pilot', { pilotId: randomUUID() }, 'NOT_FOUND', 'pilotId'],
    ['an unknown area', { areaId: randomUUID() }, 'NOT_FOUND', 'areaId'],
    ['a negative quota', { familyQuota: -1 }, 'INVALID', 'familyQuota'],
    ['a quota beyond ten thousand', { familyQuota: 10_001 }, 'INVALID', 'familyQuota'],
    ['a key that is no UUID', { clientKey: '1' }, 'INVALID', 'clientKey'],
  ])('refuses %s', async (_case, overrides, code, field) => {
    await expect(create(overrides)).rejects.toMatchObject({ code, field });
  });

  test('a change keeps omitted fields; null clears the area', async () => {
    const area = { clientKey: randomUUID(), name: uniqueName(), level: 'GOVERNORATE' } as const;
    const { _id: areaId } = await world.areas.createArea(administrator, area);
    const { _id: id, name } = await create({ areaId });
    const change = { id, version: 1, familyQuota: 30 };
    expect(await world.clusters.updateCluster(administrator, change)).toMatchObject({ name, areaId, familyQuota: 30 });
    const emptied = { id, version: 2, areaId: null };
    expect(await world.clusters.updateCluster(administrator, emptied)).toMatchObject({ areaId: null, version: 3 });
  });
});
