import { randomUUID } from 'node:crypto';
import type { LogInterventionInput } from '@anaqid/shared-types';
import { inTransaction } from '../../platform/transactions.js';
import { actorWith } from '../../testing/actors.js';
import { enrol, food, startProgrammeWorld, type ProgrammeWorld } from '../../testing/programme-world.js';
import { interventionsModel } from './interventions.model.js';
import { rollUpEntries } from './roll-up/service-rollups.service.js';

describe('filled-cells', () => {
  let world: ProgrammeWorld;
  beforeAll(async () => {
    world = await startProgrammeWorld();
  });
  afterAll(() => world.database.close());

  const colleague = () => ({
    ...world.coordinator,
    ...actorWith('COORDINATOR', world.coordinator),
    accountId: randomUUID(),
  });
  const log = async (entries: LogInterventionInput[], actor = world.coordinator) =>
    (await world.interventions.logInterventions(actor, { entries })).items;
  const stipend = (familyId: string, amount: number, overrides: Partial<LogInterventionInput> = {}) =>
    food(world, familyId, {
      serviceTypeId: world.typeIds.stipend,
      quantity: amount === 0 ? 0 : 1,
      amount,
      seen: [],
      ...overrides,
    });
  const amountOf = async (familyId: string, month = '2018-03') => {
    const grid = await world.interventions.monthGrid(world.coordinator, world.clusterId, month);
    const row = grid?.rows.find(({ family }) => family._id === familyId);
    return row?.cells.find(({ serviceTypeId }) => serviceTypeId === world.typeIds.stipend)?.amount ?? null;
  };

  test('a second entry for a cell that was blank when it was typed is refused, with what stands in it, who and when', async () => {
    const { _id: familyId } = await enrol(world);
    await log([stipend(familyId, 60_000)]);
    const second = stipend(familyId, 60_000);
    const [refused] = await log([second], colleague());
    expect(refused).toMatchObject({
      outcome: 'REFUSED',
      intervention: null,
      refusal: { code: 'CELL_FILLED', field: 'seen', detail: '1' },
      standing: [{ amount: 60_000, recordedByName: world.coordinator.displayName }],
    });
    expect(await amountOf(familyId)).toBe(60_000);
  });

  test.each([
    ['an amount against another', 40_000, 45_000],
    ['"nothing given" against an amount', 40_000, 0],
    ['an amount against "nothing given"', 0, 45_000],
  ])('%s is a conflict, and the first value stands until it is answered', async (_name, first, second) => {
    const { _id: familyId } = await enrol(world);
    const [stored, refused] = await log([stipend(familyId, first), stipend(familyId, second)]);
    expect([stored?.outcome, refused?.refusal?.code]).toEqual(['STORED', 'CELL_FILLED']);
    expect(await amountOf(familyId)).toBe(first);
  });

  test('"both were given" names what stands there and is stored; a change of it meanwhile is asked about again', async () => {
    const { _id: familyId } = await enrol(world);
    const first = stipend(familyId, 40_000);
    await log([first]);
    await world.interventions.correctInterventions(world.coordinator, {
      corrections: [{ id: first.clientKey, version: 1, amount: 42_000 }],
    });
    const outdated = stipend(familyId, 45_000, { seen: [{ id: first.clientKey, version: 1 }] });
    expect((await log([outdated]))[0]).toMatchObject({
      refusal: { code: 'CELL_FILLED' },
      standing: [{ amount: 42_000, version: 2 }],
    });
    const both = { ...outdated, seen: [{ id: first.clientKey.toUpperCase(), version: 2 }] };
    expect((await log([both]))[0]?.outcome).toBe('STORED');
    expect(await amountOf(familyId)).toBe(87_000);
  });

  test('a retry of a stored entry is the same answer, whatever it saw; a retry of a refused one stays refused', async () => {
    const { _id: familyId } = await enrol(world);
    const first = stipend(familyId, 40_000);
    const second = stipend(familyId, 45_000);
    expect((await log([first, first]))[1]?.outcome).toBe('REPEATED');
    for (let attempt = 0; attempt < 2; attempt += 1)
      expect((await log([second]))[0]?.refusal?.code).toBe('CELL_FILLED');
    const both = { ...second, seen: [{ id: first.clientKey, version: 1 }] };
    expect((await log([both]))[0]?.outcome).toBe('STORED');
    expect((await log([second, both, first])).map(({ outcome }) => outcome)).toEqual([
      'REPEATED',
      'REPEATED',
      'REPEATED',
    ]);
    expect(await amountOf(familyId)).toBe(85_000);
  });

  test('an entry of the same device that was not confirmed yet is seen in any version; a voided one stands nowhere', async () => {
    const { _id: familyId } = await enrol(world);
    const first = stipend(familyId, 40_000);
    const second = stipend(familyId, 45_000, { seen: [{ id: first.clientKey }] });
    expect((await log([first, second])).map(({ outcome }) => outcome)).toEqual(['STORED', 'STORED']);
    await world.interventions.voidInterventions(world.coordinator, {
      voids: [first, second].map(({ clientKey }) => ({ id: clientKey, version: 1, reason: 'خطأ' })),
    });
    expect((await log([stipend(familyId, 50_000)]))[0]?.outcome).toBe('STORED');
    expect(await amountOf(familyId)).toBe(50_000);
  });

  test('apps that do not say what they saw are answered as before; other cells are not looked at', async () => {
    const { _id: familyId } = await enrol(world);
    const { seen: _seen, ...old } = stipend(familyId, 40_000);
    await log([old]);
    expect((await log([{ ...old, clientKey: randomUUID() }]))[0]?.outcome).toBe('STORED');
    const others = [stipend(familyId, 45_000, { month: '2018-02' }), food(world, familyId, { seen: [] })];
    expect((await log(others)).map(({ outcome }) => outcome)).toEqual(['STORED', 'STORED']);
  });

  test('of many devices at once one fills the cell', async () => {
    const { _id: familyId } = await enrol(world);
    const requests = Array.from({ length: 20 }, (_, number) => log([stipend(familyId, 40_000 + number)], colleague()));
    const answers = (await Promise.all(requests)).flat();
    expect(answers.filter(({ outcome }) => outcome === 'STORED')).toHaveLength(1);
    expect(new Set(answers.map(({ refusal }) => refusal?.code))).toEqual(new Set([undefined, 'CELL_FILLED']));
  });

  test('an entry of another process that runs beside this one is judged again after it', async () => {
    const family = await enrol(world);
    const [template] = await log([stipend(family._id, 40_000, { month: '2018-02' })]);
    const { connection } = world.database;
    let answer: Awaited<ReturnType<typeof log>> | null = null;
    let logging: Promise<unknown> = Promise.resolve();
    // As logging does, but without waiting for its turn among the writers of this process.
    await inTransaction(connection, async (tx) => {
      if (template?.intervention == null) throw new Error('not stored');
      const record = { ...template.intervention, _id: randomUUID(), month: '2018-03', day: '2018-03-31' };
      await interventionsModel(connection).create([record], { session: tx });
      await rollUpEntries({ connection }, tx, new Map([[family._id, family]]), [record]);
      logging = log([stipend(family._id, 45_000)], colleague()).then((items) => (answer = items));
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(answer).toBeNull();
    });
    await logging;
    expect(answer).toMatchObject([
      { outcome: 'REFUSED', refusal: { code: 'CELL_FILLED' }, standing: [{ amount: 40_000 }] },
    ]);
    expect(await amountOf(family._id)).toBe(40_000);
  });
});
