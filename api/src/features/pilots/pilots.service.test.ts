import { randomUUID } from 'node:crypto';
import type { CreatePilotInput } from '@anaqid/shared-types';
import { auditModel, revisionsModel } from '../../platform/revisions.js';
import { actorWith } from '../../testing/actors.js';
import { administrator, startSetUpWorld, uniqueName, type SetUpWorld } from '../../testing/set-up-world.js';

describe('pilots.service', () => {
  let world: SetUpWorld;
  beforeEach(async () => {
    world = await startSetUpWorld();
  });
  afterEach(() => world.database.close());

  const create = (overrides: Partial<CreatePilotInput> = {}) =>
    world.pilots.createPilot(administrator, {
      clientKey: randomUUID(),
      name: uniqueName(),
      startMonth: '2018-03',
      plannedMonths: 6,
      currency: 'SYP',
      timeZone: 'Asia/Damascus',
      targetShare: 0.6,
      ...overrides,
    });

  test('a new pilot has its planned months and the default cap', async () => {
    expect(await create({ targetShare: null })).toMatchObject({
      months: 6,
      plannedMonths: 6,
      capMonths: 12,
      sample: false,
      targetShare: null,
      version: 1,
    });
  });

  test.each([
    ['no months', { plannedMonths: 0 }, 'INVALID', 'plannedMonths'],
    ['more months than the usual cap', { plannedMonths: 13 }, 'LONGER_THAN_CAP', 'plannedMonths'],
    ['more months than its own cap', { plannedMonths: 6, capMonths: 5 }, 'LONGER_THAN_CAP', 'plannedMonths'],
    ['a cap beyond five years', { capMonths: 61 }, 'INVALID', 'capMonths'],
    ['a month that there is not', { startMonth: '2018-13' }, 'INVALID', 'startMonth'],
    ['a time zone that there is not', { timeZone: 'Asia/Atlantis' }, 'INVALID', 'timeZone'],
    ['a target of nobody', { targetShare: 0 }, 'INVALID', 'targetShare'],
    ['a target of more than all', { targetShare: 1.01 }, 'INVALID', 'targetShare'],
  ])('refuses %s', async (_case, overrides, code, field) => {
    await expect(create(overrides)).rejects.toMatchObject({ code, field });
  });

  test('pilots out of scope look as if they did not exist', async () => {
    const own = await create();
    const other = await create();
    for (const role of ['COORDINATOR', 'ASSOCIATION_HEAD', 'MINISTER', 'FEDERATION'] as const) {
      const reader = actorWith(role, { pilotIds: [own._id] });
      expect(await world.pilots.visible(reader)).toEqual([own]);
      expect(await world.pilots.visibleTo(reader, own._id)).toEqual(own);
      expect(await world.pilots.visibleTo(reader, other._id)).toBeNull();
    }
    expect(await world.pilots.visible(administrator)).toHaveLength(2);
  });

  test('every version has its revision and its audit entry', async () => {
    const { _id: id } = await create();
    const name = uniqueName();
    await world.useCases.updatePilot(administrator, { id, version: 1, name });
    const revisions = await revisionsModel(world.database.connection)
      .find({ recordId: id })
      .sort({ version: 1 })
      .lean();
    expect(revisions.map(({ version, action }) => [version, action])).toEqual([
      [1, 'pilot.create'],
      [2, 'pilot.change'],
    ]);
    expect(revisions.at(-1)).toMatchObject({ state: { name }, recordedBy: administrator.accountId });
    const audit = await auditModel(world.database.connection).find({ recordId: id }).lean();
    expect(audit.map(({ action }) => action).toSorted()).toEqual(['pilot.change', 'pilot.create']);
  });

  test('a refused change leaves neither revision nor audit entry', async () => {
    const { _id: id } = await create();
    const stale = world.useCases.updatePilot(administrator, { id, version: 7, name: uniqueName() });
    await expect(stale).rejects.toMatchObject({ code: 'STALE_VERSION', detail: '1' });
    expect(await revisionsModel(world.database.connection).countDocuments({ recordId: id })).toBe(1);
    expect(await auditModel(world.database.connection).countDocuments({ recordId: id })).toBe(1);
  });
});
