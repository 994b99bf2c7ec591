import { randomUUID } from 'node:crypto';
import type { CorrectInterventionInput } from '@anaqid/shared-types';
import { revisionsModel } from '../../platform/revisions.js';
import { enrol, food, startProgrammeWorld, type ProgrammeWorld } from '../../testing/programme-world.js';

describe('change-interventions.service', () => {
  let world: ProgrammeWorld;
  beforeAll(async () => {
    world = await startProgrammeWorld();
  });
  afterAll(() => world.database.close());

  async function logged(overrides: Parameters<typeof food>[2] = {}): Promise<string> {
    const { _id: familyId } = await enrol(world);
    const entry = food(world, familyId, overrides);
    await world.interventions.logInterventions(world.coordinator, { entries: [entry] });
    return entry.clientKey;
  }
  const correct = async (...corrections: CorrectInterventionInput[]) =>
    (await world.interventions.correctInterventions(world.coordinator, { corrections })).items;
  const voided = async (id: string, version: number, reason = 'خطأ في الإدخال') =>
    (await world.interventions.voidInterventions(world.coordinator, { voids: [{ id, version, reason }] })).items[0];

  test('a correction keeps omitted fields, null clears a field, and every version is kept', async () => {
    const id = await logged({ day: '2018-03-05', voucherNumber: ' ١٢٣ ' });
    const [quantity] = await correct({ id, version: 1, quantity: 3, reason: 'بحسب الإيصال' });
    expect(quantity?.intervention).toMatchObject({ quantity: 3, amount: 42_000, day: '2018-03-05', version: 2 });
    const [cleared] = await correct({ id, version: 2, day: null, voucherNumber: null, amount: 40_000 });
    expect(cleared?.intervention).toMatchObject({
      quantity: 3,
      amount: 40_000,
      day: '2018-03-31',
      dayKnown: false,
      voucherNumber: null,
      reason: null,
    });
    const revisions = await revisionsModel(world.database.connection)
      .find({ recordId: id })
      .sort({ version: 1 })
      .lean();
    expect(revisions.map(({ action, state }) => [action, (state as { reason: unknown }).reason])).toEqual([
      ['intervention.log', null],
      ['intervention.correct', 'بحسب الإيصال'],
      ['intervention.correct', null],
    ]);
  });

  test('a stale correction is refused with the current record and does not affect other items', async () => {
    const [first, second] = [await logged(), await logged()];
    await correct({ id: first, version: 1, quantity: 2 });
    const [stale, stored, unknown] = await correct(
      { id: first, version: 1, quantity: 9 },
      { id: second, version: 1, quantity: 4 },
      { id: randomUUID(), version: 1, quantity: 4 },
    );
    expect(stale).toMatchObject({
      outcome: 'REFUSED',
      refusal: {
        code: 'STALE_VERSION',
        detail: '2',
      },
      intervention: { quantity: 2 },
    });
    expect(stored).toMatchObject({ outcome: 'STORED', intervention: { quantity: 4 } });
    expect(unknown?.refusal).toMatchObject({ code: 'NOT_FOUND', field: 'id' });
  });

  test('two corrections of the same record in a request apply one after the other', async () => {
    const id = await logged();
    const items = await correct({ id, version: 1, quantity: 2 }, { id, version: 2, quantity: 3 });
    expect(items.map(({ intervention }) => intervention?.quantity)).toEqual([2, 3]);
    expect((await correct({ id, version: 3, quantity: 0 }))[0]?.intervention).toMatchObject({ quantity: 0, amount: 0 });
  });

  test('voiding requires a reason; a voided entry counts nowhere and cannot be changed', async () => {
    const id = await logged();
    expect((await voided(id, 1, ' '))?.refusal).toMatchObject({ code: 'REASON_REQUIRED', field: 'reason' });
    const item = await voided(id, 1);
    expect(item).toMatchObject({ outcome: 'STORED', intervention: { voided: true, version: 2 } });
    expect((await voided(id, 2))?.refusal?.code).toBe('ALREADY_VOIDED');
    expect((await correct({ id, version: 2, quantity: 2 }))[0]?.refusal?.code).toBe('ALREADY_VOIDED');
    const familyId = item?.intervention?.familyId ?? '';
    expect((await world.interventions.ofFamily(familyId, {})).totalCount).toBe(0);
    expect((await world.interventions.ofFamily(familyId, { includeVoided: true })).totalCount).toBe(1);
  });

  test('a correction that creates a possible repeat requires a reason', async () => {
    const { _id: familyId } = await enrol(world);
    const [own, other] = world.associationIds;
    const [first, second] = [food(world, familyId), food(world, familyId)];
    await world.interventions.logInterventions(world.coordinator, { entries: [first, second] });
    const change = { id: second.clientKey, version: 1, givingAssociationId: other };
    const [refused] = await correct(change);
    expect(refused?.refusal?.code).toBe('POSSIBLE_REPEAT');
    const [saved] = await correct({ ...change, repeatReason: 'باتفاق الجمعيتين' });
    expect(saved).toMatchObject({ intervention: { givingAssociationId: other, toOther: true } });
    const [back] = await correct({ id: second.clientKey, version: 2, givingAssociationId: own });
    expect(back).toMatchObject({ intervention: { toOther: false } });
  });

  test("a head sees what the own association gave to other associations' families, and nothing else about them", async () => {
    const { _id: familyId } = await enrol(world, { associationId: world.associationIds[1] });
    const [own] = world.associationIds;
    const service = food(world, familyId, { givingAssociationId: own, month: '2018-02' });
    await world.interventions.logInterventions(world.coordinator, {
      entries: [service, food(world, familyId, { givingAssociationId: own, quantity: 0 })],
    });
    const seen = await world.interventions.givenToOthers(world.head, '2018-02');
    expect(seen.map(({ _id }) => _id)).toEqual([service.clientKey]);
    expect(await world.interventions.givenToOthers(world.coordinator)).toEqual([]);
  });
});
