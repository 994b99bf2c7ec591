import { randomUUID } from 'node:crypto';
import type { CreateAreaInput } from '@anaqid/shared-types';
import { administrator, startSetUpWorld, uniqueName, type SetUpWorld } from '../../testing/set-up-world.js';

describe('areas.service', () => {
  let world: SetUpWorld;
  beforeEach(async () => {
    world = await startSetUpWorld();
  });
  afterEach(() => world.database.close());

  const create = (overrides: Partial<CreateAreaInput> = {}) =>
    world.areas.createArea(administrator, {
      clientKey: randomUUID(),
      name: uniqueName(),
      level: 'GOVERNORATE',
      ...overrides,
    });

  test('lists parents before children, whatever the order of creation', async () => {
    const damascus = await create({ name: { ar: 'دمشق', en: 'Damascus' }, code: 'sy-di' });
    await create({ name: { ar: 'الميدان', en: 'Midan' }, level: 'DISTRICT', parentId: damascus._id });
    await create({ name: { ar: 'حمص', en: 'Homs' } });
    expect((await world.areas.all()).map(({ name }) => name.en)).toEqual(['Homs', 'Damascus', 'Midan']);
    expect(await world.areas.byId(damascus._id)).toMatchObject({ code: 'SY-DI', parentId: null });
  });

  test('an area must lie in an existing wider one', async () => {
    const district = { level: 'DISTRICT' } as const;
    await expect(create(district)).rejects.toMatchObject({ code: 'REQUIRED', field: 'parentId' });
    await expect(create({ ...district, parentId: randomUUID() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const governorate = await create();
    const homs = await create({ ...district, parentId: governorate._id });
    await expect(create({ ...district, parentId: homs._id })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(create({ parentId: governorate._id })).rejects.toMatchObject({ code: 'INVALID', field: 'parentId' });
  });

  test('names are unique within a parent and codes everywhere; any number of areas may have no code', async () => {
    const first = await create({ code: 'SY-DI' });
    const two = await create();
    const name = { ar: 'المدينة', en: 'City' };
    await create({ name, level: 'DISTRICT', parentId: first._id });
    await create({ name, level: 'DISTRICT', parentId: two._id });
    await expect(create({ name, level: 'DISTRICT', parentId: two._id })).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
      field: 'name.ar',
    });
    await expect(create({ code: 'sy-di' })).rejects.toMatchObject({ code: 'ALREADY_EXISTS', field: 'code' });
  });

  test('a change keeps omitted fields; a code can be corrected but not removed', async () => {
    const { _id: id, name } = await create({ code: 'SY-XX' });
    expect(await world.areas.updateArea(administrator, { id, version: 1, code: 'SY-DI' })).toMatchObject({
      name,
      code: 'SY-DI',
      version: 2,
    });
    await expect(world.areas.updateArea(administrator, { id, version: 2, code: ' ' })).rejects.toMatchObject({
      code: 'REQUIRED',
      field: 'code',
    });
    const stale = world.areas.updateArea(administrator, { id, version: 1, name: uniqueName() });
    await expect(stale).rejects.toMatchObject({ code: 'STALE_VERSION', detail: '2' });
  });
});
