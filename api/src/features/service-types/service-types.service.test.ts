import { randomUUID } from 'node:crypto';
import type { CreateServiceTypeInput } from '@anaqid/shared-types';
import { actorWith } from '../../testing/actors.js';
import { administrator, startSetUpWorld, uniqueName, type SetUpWorld } from '../../testing/set-up-world.js';

const unit = { ar: 'قطعة', en: 'item' };
const input = (overrides: Partial<CreateServiceTypeInput> = {}): CreateServiceTypeInput => ({
  clientKey: randomUUID(),
  name: uniqueName(),
  unit,
  entryMode: 'QUANTITY',
  frequency: 'MONTHLY',
  class: 'CARE',
  ...overrides,
});

describe('service-types.service', () => {
  let world: SetUpWorld;
  beforeEach(async () => {
    world = await startSetUpWorld();
  });
  afterEach(() => world.database.close());

  const create = (overrides?: Partial<CreateServiceTypeInput>) =>
    world.serviceTypes.createServiceType(administrator, input(overrides));
  const namesInOrder = async () => (await world.serviceTypes.all()).map(({ name }) => name.en);

  test('a new type is last in the grid; omitted fields get their defaults', async () => {
    await create();
    const name = { ar: 'لباس', en: 'Clothing' };
    const created = await create({ name, unitValue: 4500, currency: 'syp' });
    expect(created).toMatchObject({
      name,
      shortName: name,
      unit,
      position: 2,
      retired: false,
      version: 1,
      unitValue: 4500,
      currency: 'SYP',
      repeatWindowDays: null,
      forMember: false,
    });
  });

  test.each([
    ['a value without currency', { unitValue: 10 }, 'REQUIRED', 'currency'],
    ['a currency that nobody uses', { unitValue: 10, currency: 'XQQ' }, 'INVALID', 'currency'],
    ['a negative value', { unitValue: -1, currency: 'SYP' }, 'INVALID', 'unitValue'],
    ['a window of no days', { repeatWindowDays: 0 }, 'INVALID', 'repeatWindowDays'],
    ['a window longer than a year', { repeatWindowDays: 367 }, 'INVALID', 'repeatWindowDays'],
    ['an empty name', { name: { ar: ' ', en: 'Name' } }, 'REQUIRED', 'name.ar'],
    ['a name that turns the text around', { name: { ar: 'اسم', en: 'a\u202Eb' } }, 'INVALID', 'name.en'],
  ])('refuses %s', async (_case, overrides, code, field) => {
    await expect(create(overrides)).rejects.toMatchObject({ code, field });
    expect(await world.serviceTypes.all()).toEqual([]);
  });

  test('refuses the Arabic name of another type in any spelling', async () => {
    await create({ name: { ar: 'الإعانة', en: 'Aid' } });
    await expect(create({ name: { ar: 'الاعانه', en: 'Stipend' } })).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
      field: 'name.ar',
    });
  });

  test('a retry returns the first record; other content with the same key is a conflict', async () => {
    const first = input();
    const created = await world.serviceTypes.createServiceType(administrator, first);
    expect(await world.serviceTypes.createServiceType(administrator, { ...first })).toEqual(created);
    const other = { ...first, name: uniqueName() };
    await expect(world.serviceTypes.createServiceType(administrator, other)).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const somebodyElse = actorWith('ADMINISTRATOR');
    await expect(world.serviceTypes.createServiceType(somebodyElse, first)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await world.serviceTypes.all()).toHaveLength(1);
  });

  test('a change keeps omitted fields, null clears a field, and a stale change is refused', async () => {
    const { _id: id } = await create({ unitValue: 10, currency: 'SYP', repeatWindowDays: 28 });
    const changed = await world.serviceTypes.updateServiceType(administrator, { id, version: 1, unitValue: 20 });
    expect(changed).toMatchObject({ unitValue: 20, currency: 'SYP', repeatWindowDays: 28, version: 2 });
    const emptied = { id, version: 2, unitValue: null, repeatWindowDays: null };
    expect(await world.serviceTypes.updateServiceType(administrator, emptied)).toMatchObject({
      unitValue: null,
      currency: null,
      repeatWindowDays: null,
    });
    await expect(
      world.serviceTypes.updateServiceType(administrator, { id, version: 2, forMember: true }),
    ).rejects.toMatchObject({ code: 'STALE_VERSION', detail: '3' });
  });

  test('a retired type is not offered any more but stays in the catalogue', async () => {
    const { _id: id } = await create();
    await world.serviceTypes.updateServiceType(administrator, { id, version: 1, retired: true });
    expect(await world.serviceTypes.offered()).toEqual([]);
    expect(await world.serviceTypes.all()).toHaveLength(1);
  });

  test('moving a type shifts the others', async () => {
    for (const en of ['a', 'b', 'c', 'd']) await create({ name: { ar: `نوع ${en}`, en } });
    const [first] = await world.serviceTypes.all();
    await world.serviceTypes.updateServiceType(administrator, { id: first?._id ?? '', version: 1, position: 3 });
    expect(await namesInOrder()).toEqual(['b', 'c', 'a', 'd']);
    expect((await world.serviceTypes.all()).map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    const last = (await world.serviceTypes.all()).at(-1);
    await world.serviceTypes.updateServiceType(administrator, { id: last?._id ?? '', version: 1, position: 1 });
    expect(await namesInOrder()).toEqual(['d', 'b', 'c', 'a']);
    const beyond = { id: last?._id ?? '', version: 2, position: 5 };
    await expect(world.serviceTypes.updateServiceType(administrator, beyond)).rejects.toMatchObject({
      code: 'INVALID',
    });
  });
});
