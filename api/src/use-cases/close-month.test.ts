import { randomUUID } from 'node:crypto';
import { revisionsModel } from '../platform/revisions.js';
import { enrol, food, startProgrammeWorld, type ProgrammeWorld } from '../testing/programme-world.js';
import { closingsModel } from '../features/closings/closings.model.js';

describe('close-month', () => {
  let world: ProgrammeWorld;
  beforeEach(async () => {
    world = await startProgrammeWorld();
  });
  afterEach(() => world.database.close());

  const month = '2018-03';
  const close = (blanks: 'LEAVE' | 'NOTHING_GIVEN' = 'LEAVE', clientKey: string = randomUUID()) =>
    world.useCases.closeMonth(world.coordinator, { clientKey, clusterId: world.clusterId, month, blanks });
  const reopen = (reason = 'نُسيت خدمة', clientKey: string = randomUUID()) =>
    world.useCases.reopenMonth(world.coordinator, { clientKey, clusterId: world.clusterId, month, reason });
  const log = async (...entries: ReturnType<typeof food>[]) =>
    (await world.interventions.logInterventions(world.coordinator, { entries })).items;
  const grid = async () => {
    const view = await world.interventions.monthGrid(world.coordinator, world.clusterId, month);
    if (view === null) throw new Error('no grid');
    return view;
  };

  test('a closed month refuses entries, corrections and voids until it is reopened with a reason', async () => {
    const { _id: familyId } = await enrol(world);
    const entry = food(world, familyId);
    await log(entry);
    expect(await close()).toMatchObject({ blankCells: 2, nothingGivenCells: 0 });
    expect(await grid()).toMatchObject({ closing: { month }, viewerCanLog: false });
    expect((await log(food(world, familyId)))[0]?.refusal?.code).toBe('MONTH_CLOSED');
    expect((await log(entry))[0]?.outcome).toBe('REPEATED');
    const changed = { id: entry.clientKey, version: 1 };
    const corrections = [{ ...changed, quantity: 2 }];
    const corrected = await world.interventions.correctInterventions(world.coordinator, { corrections });
    expect(corrected.items[0]?.refusal?.code).toBe('MONTH_CLOSED');
    const voids = [{ ...changed, reason: 'خطأ' }];
    const voided = await world.interventions.voidInterventions(world.coordinator, { voids });
    expect(voided.items[0]?.refusal?.code).toBe('MONTH_CLOSED');
    expect((await log(food(world, familyId, { month: '2018-02' })))[0]?.outcome).toBe('STORED');

    await expect(reopen(' ')).rejects.toMatchObject({ code: 'REASON_REQUIRED' });
    await reopen();
    expect(await grid()).toMatchObject({ closing: null, viewerCanLog: true });
    expect((await log(food(world, familyId)))[0]?.outcome).toBe('STORED');
    await expect(reopen()).rejects.toMatchObject({ code: 'MONTH_NOT_CLOSED' });
  });

  test('blank cells are recorded as "nothing given" on request', async () => {
    const [{ _id: familyId }] = [await enrol(world), await enrol(world)];
    await log(food(world, familyId));
    expect(await close('NOTHING_GIVEN')).toMatchObject({ blankCells: 0, nothingGivenCells: 5 });
    const { filledCells, totalCells, rows, totals } = await grid();
    expect([filledCells, totalCells]).toEqual([6, 6]);
    const entries = rows.flatMap(({ cells }) => cells.flatMap(({ entries }) => entries));
    expect(entries.filter(({ quantity }) => quantity === 0)).toHaveLength(5);
    expect(totals.reduce((sum, { families }) => sum + families, 0)).toBe(1);
    const ids = entries.map(({ _id }) => _id);
    expect(await revisionsModel(world.database.connection).countDocuments({ recordId: { $in: ids } })).toBe(6);
  });

  test('a retry with the same key closes once; another key finds the month closed; all closings stay in the history', async () => {
    const key = randomUUID();
    const first = await close('LEAVE', key);
    expect(await close('LEAVE', key)).toEqual(first);
    await expect(close('NOTHING_GIVEN', key)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(close()).rejects.toMatchObject({ code: 'MONTH_CLOSED' });
    const again = randomUUID();
    const reopened = await reopen('سبب', again);
    expect(await reopen('سبب', again)).toEqual(reopened);
    await close();
    const closings = await closingsModel(world.database.connection).find().sort({ recordedAt: 1 }).lean();
    expect(closings.map(({ reopened: isHistory }) => isHistory).filter(Boolean)).toHaveLength(1);
  });

  test('months outside the pilot, in the future or of another cluster cannot be closed', async () => {
    const attempt = (overrides: object) =>
      world.useCases.closeMonth(world.coordinator, {
        clientKey: randomUUID(),
        clusterId: world.clusterId,
        month,
        blanks: 'LEAVE' as const,
        ...overrides,
      });
    await expect(attempt({ month: '2018-04' })).rejects.toMatchObject({ code: 'MONTH_IN_FUTURE' });
    await expect(attempt({ month: '2018-01' })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(attempt({ clusterId: randomUUID() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const byHead = { clientKey: randomUUID(), clusterId: world.clusterId, month, blanks: 'LEAVE' } as const;
    await expect(world.useCases.closeMonth(world.head, byHead)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });

  test('every entry logged concurrently with a closing is either stored before it or refused', async () => {
    const families = await Promise.all([enrol(world), enrol(world), enrol(world), enrol(world)]);
    const logging = families.flatMap(({ _id }) => [log(food(world, _id)), log(food(world, _id))]);
    const [closing, ...answers] = await Promise.all([close('NOTHING_GIVEN'), ...logging]);
    const outcomes = answers.flat().map(({ outcome, refusal }) => refusal?.code ?? outcome);
    expect(outcomes.filter((outcome) => outcome !== 'STORED' && outcome !== 'MONTH_CLOSED')).toEqual([]);
    const stored = outcomes.filter((outcome) => outcome === 'STORED').length;
    const entries = (await grid()).rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.entries));
    const services = entries.filter(({ quantity }) => quantity > 0);
    expect(services).toHaveLength(stored);
    const filled = new Set(services.map(({ familyId }) => familyId)).size;
    expect(closing.nothingGivenCells).toBe(families.length * 3 - filled);
    expect(entries).toHaveLength(stored + closing.nothingGivenCells);
  });
});

describe('many writers of one month', () => {
  let world: ProgrammeWorld;
  beforeEach(async () => {
    world = await startProgrammeWorld();
  });
  afterEach(() => world.database.close());

  const month = '2018-03';
  const logOne = async (familyId: string, serviceTypeId: string) => {
    const entries = [food(world, familyId, { serviceTypeId, repeatReason: 'حاجة', amount: null, quantity: 1 })];
    const { items } = await world.interventions.logInterventions(world.coordinator, { entries });
    return items[0];
  };
  const enrolSome = (count: number) => Promise.all(Array.from({ length: count }, () => enrol(world)));

  test('a hundred single entries at once are all stored, whoever they are for', async () => {
    const families = await enrolSome(10);
    const { food: foodType, course } = world.typeIds;
    const requests = Array.from({ length: 100 }, (_, number) =>
      logOne(families[number % families.length]?._id ?? '', number % 2 === 0 ? foodType : course),
    );
    const outcomes = (await Promise.all(requests)).map((item) => item?.outcome);
    expect(outcomes).toEqual(outcomes.map(() => 'STORED'));
    expect(await world.useCases.verifyRollups(() => undefined)).toEqual([]);
  });

  test('a closing meets every entry beside it: what it counts as blank stays blank', async () => {
    const families = await enrolSome(6);
    for (let round = 0; round < 4; round += 1) {
      const entries = families.map(({ _id }) => logOne(_id, world.typeIds.course));
      const closing = world.useCases.closeMonth(world.coordinator, {
        clientKey: randomUUID(),
        clusterId: world.clusterId,
        month,
        blanks: 'LEAVE',
      });
      const late = families.map(({ _id }) => logOne(_id, world.typeIds.food));
      const codes = (await Promise.all([...entries, ...late])).map((item) => item?.refusal?.code ?? item?.outcome);
      expect(new Set([...codes, 'STORED', 'MONTH_CLOSED'])).toEqual(new Set(['STORED', 'MONTH_CLOSED']));
      const { blankCells } = await closing;
      const view = await world.interventions.monthGrid(world.coordinator, world.clusterId, month);
      expect((view?.totalCells ?? 0) - (view?.filledCells ?? 0)).toBe(blankCells);
      const reopening = { clientKey: randomUUID(), clusterId: world.clusterId, month, reason: 'نُسيت خدمة' };
      await world.useCases.reopenMonth(world.coordinator, reopening);
    }
  });

  test('an entry of another process that runs beside a closing is judged again after it', async () => {
    const { _id: familyId } = await enrol(world);
    const { clusterId, coordinator, interventions, closings, families } = world;
    const input = { clientKey: randomUUID(), clusterId, month, blanks: 'LEAVE' } as const;
    let item: Awaited<ReturnType<typeof logOne>> | null = null;
    let logging: Promise<unknown> = Promise.resolve();
    // As the use case does, but without waiting for its turn among the writers of this process.
    await closings.closeIdempotently(coordinator, input, async (tx) => {
      await interventions.meetEntries(tx, await families.ofCluster(clusterId, tx), month);
      logging = logOne(familyId, world.typeIds.food).then((answer) => (item = answer ?? null));
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(item).toBeNull();
      const cells = { blankCells: 3, nothingGivenCells: 0 };
      return closings.recordClosing(tx, coordinator, { input, cells, at: new Date('2018-03-27T10:00:00Z') });
    });
    await logging;
    expect(item).toMatchObject({ outcome: 'REFUSED', refusal: { code: 'MONTH_CLOSED' } });
  });
});
