import { randomUUID } from 'node:crypto';
import { reasonOf, submit } from '../../kit/mutations.js';
import { cleanUp } from '../../kit/product.js';
import { startSmallWorld, type SmallWorld } from '../../kit/small-world.js';
import { worldMonth } from '../../kit/world.js';

interface ServiceType {
  readonly id: string;
  readonly version: number;
  readonly position: number;
}

const serviceType = 'serviceType { id version position }';
const catalogue = `query ($all: Boolean) { serviceTypes(includeRetired: $all) { name { en } position retired } }`;

describe('the catalogue of services', () => {
  let world: SmallWorld;
  let course: ServiceType;
  beforeAll(async () => {
    world = await startSmallWorld();
  });
  afterAll(cleanUp);

  const create = (changes: object = {}) =>
    submit<{ serviceType: ServiceType }>(world.people.administrator, 'createServiceType', serviceType, {
      clientKey: randomUUID(),
      name: { ar: 'دورة خياطة', en: 'Sewing course' },
      unit: { ar: 'دورة', en: 'course' },
      entryMode: 'QUANTITY',
      frequency: 'ONCE',
      class: 'DEVELOPMENT',
      ...changes,
    });
  const update = (changes: object) =>
    submit<{ serviceType: ServiceType }>(world.people.administrator, 'updateServiceType', serviceType, changes);
  const offered = async (all = false): Promise<object[]> =>
    (await world.people.coordinator1.ask<{ serviceTypes: object[] }>(catalogue, { all })).serviceTypes;

  it('adds a new type at the end; a value without its currency is refused', async () => {
    expect(reasonOf(await create({ unitValue: 25_000 }))).toBe('REQUIRED currency');
    course = (await create({ unitValue: 25_000, currency: 'SYP' })).serviceType;
    expect(course.position).toBe(2);
    expect(reasonOf(await create())).toBe('ALREADY_EXISTS name.ar');
  });

  it('moves a type to the front and shifts the others, so that each position is used once', async () => {
    course = (await update({ id: course.id, version: course.version, position: 1 })).serviceType;
    expect(await offered()).toEqual([
      { name: { en: 'Sewing course' }, position: 1, retired: false },
      { name: { en: 'Food supplies' }, position: 2, retired: false },
    ]);
  });

  it('does not offer a retired type: it cannot be logged any more, and existing entries stay', async () => {
    const { administrator, coordinator1 } = world.people;
    const { serviceTypes } = await administrator.ask<{ serviceTypes: ServiceType[] }>(
      '{ serviceTypes { id version } }',
    );
    const food = serviceTypes.find(({ id }) => id === world.serviceTypeId);
    await update({ id: food?.id, version: food?.version, retired: true });
    expect(await offered()).toEqual([{ name: { en: 'Sewing course' }, position: 1, retired: false }]);
    expect(await offered(true)).toHaveLength(2);
    const entry = { familyId: world.families[0], serviceTypeId: world.serviceTypeId, month: worldMonth, quantity: 1 };
    const logged = await submit<{ items: { refusal: { code: string } }[] }>(
      coordinator1,
      'logInterventions',
      'items { refusal { code } }',
      { entries: [{ clientKey: randomUUID(), ...entry }] },
    );
    expect(logged.items).toEqual([{ refusal: { code: 'SERVICE_TYPE_RETIRED' } }]);
    const { monthGrid } = await coordinator1.ask<{ monthGrid: { filledCells: number; serviceTypes: object[] } }>(
      `query ($clusterId: ID!, $month: Month!) { monthGrid(clusterId: $clusterId, month: $month) { serviceTypes { name { en } } rows { cells { entries { quantity } } } } }`,
      { clusterId: world.clusters[0], month: worldMonth },
    );
    expect(monthGrid.serviceTypes).toContainEqual({ name: { en: 'Food supplies' } });
    expect(JSON.stringify(monthGrid)).toContain('"quantity":1');
  });
});
