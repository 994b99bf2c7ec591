import { randomUUID } from 'node:crypto';
import type { FamilyStepInput } from '@anaqid/shared-types';
import type { FamilyRecord } from '../features/families/families.service.js';
import { enrol, food, startProgrammeWorld, type ProgrammeWorld } from '../testing/programme-world.js';
import { familyNow, visitAt, visitMonths } from '../testing/visits.js';

/** An exit that is dated before services or visits which are already recorded. */
describe('an exit dated back', () => {
  let world: ProgrammeWorld;
  let family: FamilyRecord;
  beforeEach(async () => {
    world = await startProgrammeWorld();
    family = await enrol(world);
  });
  afterEach(() => world.database.close());

  const leave = async (
    on: string,
    changes: Partial<FamilyStepInput> = {},
    actor = world.coordinator,
  ): Promise<FamilyRecord> => {
    const { _id, version } = await familyNow(world, family._id);
    return world.useCases.takeFamilyStep(actor, {
      clientKey: randomUUID(),
      familyId: _id,
      version,
      step: 'EXIT',
      on,
      exitReason: 'MOVED',
      nextStep: 'تُبلَّغ',
      ...changes,
    });
  };
  /** Logs services; the ids of the records. */
  const log = async (...entries: { month: string; quantity: number }[]): Promise<string[]> => {
    const { items } = await world.interventions.logInterventions(world.coordinator, {
      entries: entries.map((entry) => food(world, family._id, entry)),
    });
    expect(items.map(({ outcome }) => outcome)).toEqual(entries.map(() => 'STORED'));
    return items.map(({ intervention }) => intervention?._id ?? '');
  };
  const received = async () => {
    const services = await world.interventions.countedIn([world.clusterId], null, null);
    const basket = 14_000;
    return services
      .flatMap(({ months, care }) => months.map((month, index) => [month, (care[index] ?? 0) / basket]))
      .toSorted(([a], [b]) => String(a).localeCompare(String(b)));
  };

  test('names the services of later months, and is accepted once each is settled', async () => {
    world.moveTo('2018-06-15');
    const [, april, may] = await log(
      { month: '2018-03', quantity: 1 },
      { month: '2018-04', quantity: 2 },
      { month: '2018-05', quantity: 1 },
    );
    await expect(leave('2018-03-20')).rejects.toMatchObject({ code: 'SERVICES_BEYOND', detail: '2' });
    const beyond = await world.interventions.afterLeaving(world.coordinator, family._id, '2018-03-20');
    expect(beyond.map(({ _id }) => _id)).toEqual([april, may]);

    // One was not given, the other was given after the family had left.
    const voids = [{ id: may ?? '', version: 1, reason: 'لم تُقدَّم' }];
    await world.interventions.voidInterventions(world.coordinator, { voids });
    await expect(leave('2018-03-20')).rejects.toMatchObject({ code: 'SERVICES_BEYOND', detail: '1' });
    const givenAfterLeaving = [april ?? ''];
    const left = await leave('2018-03-20', { givenAfterLeaving });
    expect(left).toMatchObject({ state: 'EXITED', spells: [{ exitMonth: '2018-03' }] });
    expect((await world.families.eventsOf([family._id]))[0]).toMatchObject({ step: 'EXIT', givenAfterLeaving });
    expect(await received()).toEqual([
      ['2018-03', 1],
      ['2018-04', 2],
    ]);
  });

  test('leaves what was given afterwards in the sums of its month, and open to corrections', async () => {
    world.moveTo('2018-06-15');
    const [april = ''] = await log({ month: '2018-04', quantity: 2 });
    const grid = () => world.interventions.monthGrid(world.coordinator, world.clusterId, '2018-04');
    const sums = async () => (await grid())?.totals.map(({ families, quantity }) => [families, quantity]);
    const before = await sums();
    await leave('2018-03-20', { givenAfterLeaving: [april] });
    expect(await sums()).toEqual(before);
    expect(await grid()).toMatchObject({ rows: [], afterLeaving: [{ _id: april }] });

    const correct = (quantity: number, version: number) =>
      world.interventions.correctInterventions(world.coordinator, {
        corrections: [{ id: april, version, quantity, reason: 'خطأ في العدد' }],
      });
    expect((await correct(1, 1)).items).toMatchObject([{ outcome: 'STORED' }]);
    const voids = [{ id: april, version: 2, reason: 'لم تُقدَّم' }];
    const { items } = await world.interventions.voidInterventions(world.coordinator, { voids });
    expect(items).toMatchObject([{ outcome: 'STORED' }]);
    expect(await received()).toEqual([]);
  });

  test('is not held up by months in which nothing was given', async () => {
    world.moveTo('2018-06-15');
    await log({ month: '2018-04', quantity: 0 }, { month: '2018-05', quantity: 0 });
    expect(await leave('2018-03-20')).toMatchObject({ state: 'EXITED' });
  });

  test('does not take visits out of the figures', async () => {
    world.moveTo('2018-06-15');
    await world.assessments.recordAssessment(world.coordinator, visitAt(family._id, '2018-05', 4));
    const { visitedOn } = visitAt(family._id, '2018-05', 4);
    await expect(leave('2018-03-20')).rejects.toMatchObject({ code: 'VISITS_BEYOND', detail: visitedOn });
    expect(await leave(visitedOn)).toMatchObject({ state: 'EXITED', spells: [{ exitMonth: '2018-05' }] });
  });

  test('is held up neither by visits of an earlier spell nor, as a duplicate, by any', async () => {
    world.moveTo('2018-05-02');
    const late = visitAt(family._id, '2018-03', 3, { visitedOn: '2018-05-02' });
    await leave('2018-03-20');
    await world.assessments.recordAssessment(world.coordinator, late);
    const again = await familyNow(world, family._id);
    await world.useCases.enrolFamily(world.coordinator, {
      clientKey: randomUUID(),
      familyId: again._id,
      version: again.version,
      associationId: world.associationIds[1],
      enrolledMonth: '2018-04',
      baselineOn: '2018-04-05',
    });
    expect(await leave('2018-04-20')).toMatchObject({ spells: [{ exitMonth: '2018-03' }, { exitMonth: '2018-04' }] });
    await leave('2018-04-20', { step: 'UNDO_EXIT', reason: 'خطأ' });
    await world.assessments.recordAssessment(world.coordinator, {
      ...visitAt(family._id, '2018-04', 3),
      visitedOn: '2018-05-02',
    });
    await expect(leave('2018-04-20')).rejects.toMatchObject({ code: 'VISITS_BEYOND', detail: '2018-05-02' });
    expect(await leave('2018-04-20', { exitReason: 'DUPLICATE_RECORD' })).toMatchObject({ state: 'EXITED' });
  });

  test('gives nobody else the list', async () => {
    world.moveTo('2018-06-15');
    await log({ month: '2018-04', quantity: 2 });
    const stranger = { ...world.coordinator, clusterIds: [] };
    expect(await world.interventions.afterLeaving(stranger, family._id, '2018-03-20')).toEqual([]);
  });

  test('as a duplicate is possible after an approval and after another exit, and is undone to where the family was', async () => {
    await visitMonths(world, family._id, [2, 4, 4, 4]);
    const graduation = async () => {
      const { _id: familyId, version } = await familyNow(world, family._id);
      return { clientKey: randomUUID(), familyId, version, on: '2018-05-31' };
    };
    await world.useCases.proposeGraduation(world.head, await graduation());
    await world.useCases.approveGraduation(world.coordinator, await graduation());
    await expect(leave('2018-05-31')).rejects.toMatchObject({ code: 'STEP_NOT_ALLOWED', field: 'exitReason' });
    const duplicate = { exitReason: 'DUPLICATE_RECORD' } as const;
    expect(await leave('2018-04-10', duplicate).catch(({ code }) => code)).toBe('INVALID');
    expect(await leave('2018-05-31', duplicate)).toMatchObject({ state: 'EXITED' });
    const other = { ...world.coordinator, accountId: randomUUID() };
    world.moveTo('2018-08-15');
    const undo = { step: 'UNDO_EXIT', on: '2018-08-15', reason: 'ليس مكرّرًا' } as const;
    expect(await leave('2018-08-15', undo, other)).toMatchObject({ state: 'GRADUATED', spells: [{ exitMonth: null }] });
  });

  test('as a duplicate of a family that had left keeps its day, and undoing it its reason', async () => {
    await leave('2018-03-20');
    const duplicate = { exitReason: 'DUPLICATE_RECORD' } as const;
    const marked = await leave('2018-03-27', duplicate);
    expect(marked).toMatchObject({ state: 'EXITED', spells: [{ exitMonth: '2018-03', ...duplicate }] });
    await expect(leave('2018-03-27', duplicate)).rejects.toMatchObject({ code: 'STEP_NOT_ALLOWED' });
    const undo = { step: 'UNDO_EXIT', on: '2018-03-27', reason: 'خطأ' } as const;
    const left = { state: 'EXITED', spells: [{ exitMonth: '2018-03', exitReason: 'MOVED' }] };
    expect(await leave('2018-03-27', undo)).toMatchObject(left);
    expect(await leave('2018-03-27', undo)).toMatchObject({ state: 'ACTIVE', spells: [{ exitMonth: null }] });
    expect(await world.useCases.verifyRollups(() => undefined)).toEqual([]);
  });
});
