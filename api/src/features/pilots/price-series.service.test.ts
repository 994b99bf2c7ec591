import { randomUUID } from 'node:crypto';
import type { RecordIncomeLineInput, RecordPriceIndexInput } from '@anaqid/shared-types';
import { revisionsModel } from '../../platform/revisions.js';
import { administrator, startSetUpWorld, uniqueName, type SetUpWorld } from '../../testing/set-up-world.js';

describe('price-series.service', () => {
  let world: SetUpWorld;
  let pilotId: string;
  beforeEach(async () => {
    world = await startSetUpWorld();
    const window = { startMonth: '2018-03', plannedMonths: 6, currency: 'SYP', timeZone: 'Asia/Damascus' };
    const pilot = { clientKey: randomUUID(), name: uniqueName(), ...window };
    pilotId = (await world.pilots.createPilot(administrator, pilot))._id;
  });
  afterEach(() => world.database.close());

  const recordIndex = (overrides: Partial<RecordPriceIndexInput> = {}) =>
    world.pilots.recordPriceIndex(administrator, {
      clientKey: randomUUID(),
      pilotId,
      month: '2018-03',
      value: 101.9,
      source: 'نشرة الأسعار',
      ...overrides,
    });
  const recordLine = (overrides: Partial<RecordIncomeLineInput> = {}) =>
    world.pilots.recordIncomeLine(administrator, {
      clientKey: randomUUID(),
      pilotId,
      fromMonth: '2018-03',
      amountPerAdult: 46_000,
      source: 'خط الدخل',
      ...overrides,
    });

  test('a series is sorted by month', async () => {
    for (const [month, value] of Object.entries({ '2018-04': 102.6, '2018-02': 100, '2018-03': 101.9 })) {
      await recordIndex({ month, value });
    }
    expect((await world.pilots.priceIndexOf(pilotId)).map(({ month, value }) => [month, value])).toEqual([
      ['2018-02', 100],
      ['2018-03', 101.9],
      ['2018-04', 102.6],
    ]);
  });

  test('an income line keeps its equivalence scale', async () => {
    await recordLine();
    expect(await world.pilots.incomeLinesOf(pilotId)).toMatchObject([
      { fromMonth: '2018-03', amountPerAdult: 46_000, shares: { first: 1, further: 0.7, child: 0.5, adultFrom: 14 } },
    ]);
  });

  test('each month has one value; a correction needs its version and keeps the earlier value in the history', async () => {
    await recordIndex();
    await expect(recordIndex({ value: 103 })).rejects.toMatchObject({ code: 'ALREADY_EXISTS', field: 'month' });
    await recordIndex({ value: 103, version: 1 });
    await expect(recordIndex({ value: 104, version: 1 })).rejects.toMatchObject({ code: 'STALE_VERSION', detail: '2' });
    await expect(recordIndex({ month: '2018-04', version: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const [value] = await world.pilots.priceIndexOf(pilotId);
    expect(value).toMatchObject({ value: 103, version: 2 });
    const revisions = await revisionsModel(world.database.connection)
      .find({ recordId: value?._id })
      .sort({ version: 1 })
      .lean();
    expect(revisions).toMatchObject([
      { action: 'priceIndex.record', state: { value: 101.9 } },
      { action: 'priceIndex.correct', state: { value: 103 } },
    ]);
  });

  test('one of two concurrent first values of a month is stored', async () => {
    const answers = await Promise.allSettled([recordIndex({ value: 102 }), recordIndex({ value: 103 })]);
    expect(answers.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'ALREADY_EXISTS' } },
    ]);
    expect(await world.pilots.priceIndexOf(pilotId)).toHaveLength(1);
  });

  test.each([
    ['a level of nothing', { value: 0 }, 'INVALID', 'value'],
    ['a level that is no number', { value: Number.NaN }, 'INVALID', 'value'],
    ['a month that there is not', { month: '2018-00' }, 'INVALID', 'month'],
    ['no source', { source: '' }, 'REQUIRED', 'source'],
    ['an unknown pilot', { pilotId: randomUUID() }, 'NOT_FOUND', 'pilotId'],
  ])('refuses %s', async (_case, overrides, code, field) => {
    await expect(recordIndex(overrides)).rejects.toMatchObject({ code, field });
    expect(await world.pilots.priceIndexOf(pilotId)).toEqual([]);
  });

  test.each([
    ['a line of nothing', { amountPerAdult: 0 }, 'INVALID', 'amountPerAdult'],
    ['part of a pound', { amountPerAdult: 0.5 }, 'INVALID', 'amountPerAdult'],
    ['a month that there is not', { fromMonth: '2018' }, 'INVALID', 'fromMonth'],
  ])('refuses %s', async (_case, overrides, code, field) => {
    await expect(recordLine(overrides)).rejects.toMatchObject({ code, field });
  });
});
