import { randomUUID } from 'node:crypto';
import { actorWith } from '../../testing/actors.js';
import { enrol, food, startProgrammeWorld, type ProgrammeWorld } from '../../testing/programme-world.js';

describe('month-grid.service', () => {
  let world: ProgrammeWorld;
  beforeEach(async () => {
    world = await startProgrammeWorld();
  });
  afterEach(() => world.database.close());

  const grid = async (month?: string) => {
    const view = await world.interventions.monthGrid(world.coordinator, world.clusterId, month);
    if (view === null) throw new Error('no grid');
    return view;
  };
  const log = async (...entries: ReturnType<typeof food>[]) => {
    const { items } = await world.interventions.logInterventions(world.coordinator, { entries });
    expect(items.filter(({ refusal }) => refusal !== null)).toEqual([]);
  };

  test('a cell is the sum of its entries and a total the sum of its cells; "nothing given" fills a cell without counting as a service', async () => {
    const [first, second, third] = [await enrol(world), await enrol(world), await enrol(world)];
    await log(
      food(world, first._id, { quantity: 2 }),
      food(world, first._id, { quantity: 1, amount: 10_000 }),
      food(world, second._id, { quantity: 0 }),
      food(world, third._id, { month: '2018-02', quantity: 4 }),
    );
    const { rows, totals, serviceTypes, filledCells, totalCells, firstMonth, lastMonth, month } = await grid();
    expect([firstMonth, lastMonth, month]).toEqual(['2018-02', '2018-03', '2018-03']);
    const column = serviceTypes.findIndex(({ _id }) => _id === world.typeIds.food);
    const cells = rows.map((row) => row.cells[column]);
    expect(rows.map(({ family }) => family._id)).toEqual([first._id, second._id, third._id]);
    expect(cells.map((cell) => [cell?.entries.length, cell?.quantity, cell?.amount])).toEqual([
      [2, 3, 38_000],
      [1, 0, 0],
      [0, null, null],
    ]);
    expect(cells[2]).toMatchObject({
      previousQuantity: 4,
      previousAmount: 56_000,
      previousGivingAssociationId: world.associationIds[0],
    });
    expect(totals[column]).toEqual({ serviceTypeId: world.typeIds.food, families: 1, quantity: 3, amount: 38_000 });
    expect([filledCells, totalCells]).toEqual([2, 9]);
  });

  test('a correction changes cell and total by the same difference', async () => {
    const { _id: familyId } = await enrol(world);
    const entry = food(world, familyId, { serviceTypeId: world.typeIds.stipend, quantity: null, amount: 25_000 });
    await log(entry);
    const sums = async () => (await grid()).totals.map(({ amount }) => amount).reduce((a, b) => a + b, 0);
    expect(await sums()).toBe(25_000);
    const corrections = [{ id: entry.clientKey, version: 1, amount: 25_001 }];
    await world.interventions.correctInterventions(world.coordinator, { corrections });
    expect(await sums()).toBe(25_001);
    const voids = [{ id: entry.clientKey, version: 2, reason: 'خطأ' }];
    await world.interventions.voidInterventions(world.coordinator, { voids });
    expect(await sums()).toBe(0);
  });

  test('shows families whose spell covers the month, and associations that are members in it', async () => {
    const family = await enrol(world);
    const candidate = await world.families.nominateFamily(world.coordinator, {
      clientKey: randomUUID(),
      clusterId: world.clusterId,
      name: 'مرشّحة',
    });
    const { rows, givers } = await grid();
    expect(rows.map((row) => row.family._id)).toEqual([family._id]);
    expect(candidate.state).toBe('CANDIDATE');
    expect(new Set(givers.map(({ _id }) => _id))).toEqual(new Set(world.associationIds));
    await world.useCases.takeFamilyStep(world.coordinator, {
      clientKey: randomUUID(),
      familyId: family._id,
      version: family.version,
      step: 'EXIT',
      on: '2018-03-20',
      exitReason: 'MOVED',
      nextStep: 'تُبلَّغ',
    });
    expect((await grid()).rows).toHaveLength(1);
    world.moveTo('2018-04-10');
    expect((await grid('2018-04')).rows).toHaveLength(0);
    expect((await grid('2018-03')).rows).toHaveLength(1);
  });

  test('a possible repeat is marked in the months of both services and listed once', async () => {
    const { _id: familyId } = await enrol(world);
    await log(
      food(world, familyId, { month: '2018-02', day: '2018-02-20' }),
      food(world, familyId, {
        day: '2018-03-10',
        givingAssociationId: world.associationIds[1],
        repeatReason: 'باتفاق',
      }),
    );
    const repeats = async (month: string) =>
      (await grid(month)).rows.flatMap(({ cells }) => cells.flatMap(({ possibleRepeat }) => possibleRepeat ?? []));
    expect(await repeats('2018-03')).toMatchObject([{ month: '2018-02', day: '2018-02-20', daysApart: 18 }]);
    expect(await repeats('2018-02')).toMatchObject([{ month: '2018-03', day: '2018-03-10', daysApart: 18 }]);
    const listed = (month: string) => world.interventions.possibleRepeats(world.coordinator, world.clusterId, month);
    expect(await listed('2018-03')).toHaveLength(1);
    expect(await listed('2018-02')).toHaveLength(0);
  });

  test('there is no grid outside the scope or outside the months of the cluster', async () => {
    const stranger = actorWith('COORDINATOR', { clusterIds: [randomUUID()] });
    expect(await world.interventions.monthGrid(stranger, world.clusterId)).toBeNull();
    for (const month of ['2018-01', '2018-04', 'March']) {
      expect(await world.interventions.monthGrid(world.coordinator, world.clusterId, month)).toBeNull();
    }
  });

  test('an extension for one family opens months for that family only', async () => {
    const [family] = [await enrol(world), await enrol(world)];
    world.moveTo('2018-09-15');
    expect((await grid()).month).toBe('2018-08');
    await world.useCases.extendPilot(actorWith('ADMINISTRATOR'), {
      clientKey: randomUUID(),
      pilotId: world.pilotId,
      version: 1,
      toMonths: 8,
      familyCode: family.code,
      reason: 'زيارات أخيرة',
      decisionNumber: '٧',
      decidedOn: '2018-09-10',
    });
    const { month, rows } = await grid();
    expect([month, rows.map((row) => row.family._id)]).toEqual(['2018-09', [family._id]]);
  });
});
