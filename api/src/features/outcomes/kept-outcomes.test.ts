import { randomUUID } from 'node:crypto';
import type { Actor } from '../../platform/actor.js';
import { startProductWorld, type ProductWorld } from '../../testing/product-world.js';
import { startRandomHistory } from '../../testing/random-history.js';
import { randomPilot, type RandomPilot } from '../../testing/random-pilot.js';
import { seededRandom } from '../../testing/random.js';
import { administrator, uniqueName } from '../../testing/set-up-world.js';

const seed = Number(process.env['SEED'] ?? 1);

describe(`figures that are kept between requests (SEED=${seed})`, () => {
  let world: ProductWorld;
  let pilot: RandomPilot;
  const random = seededRandom(seed);

  beforeAll(async () => {
    world = await startProductWorld();
    world.moveTo('2018-09-03');
    pilot = await randomPilot(world, random, { families: 24, months: 6, withIncomeLine: true, targetShare: 0.5 });
  });
  afterAll(() => world.database.close());

  const computedAnew = (reader: Actor, request: object) =>
    world.startAnew().outcomes.pilotOutcomes(reader, { pilotId: pilot.pilotId, view: 'WHOLE', ...request });
  const answered = (reader: Actor, request: object) =>
    world.outcomes.pilotOutcomes(reader, { pilotId: pilot.pilotId, view: 'WHOLE', ...request });

  async function expectNothingStale(): Promise<void> {
    for (const reader of [pilot.minister, pilot.federation, pilot.coordinator, pilot.head]) {
      for (const request of [{}, { view: 'SIX_MONTHS' }, { knownOn: '2018-09-03' }, { baseMonth: '2018-04' }]) {
        expect(await answered(reader, request)).toEqual(await computedAnew(reader, request));
      }
    }
  }

  test('are those that the records give after every kind of change', async () => {
    world.moveTo('2018-09-04');
    const history = await startRandomHistory(world, pilot, random);
    for (let round = 0; round < 5; round += 1) {
      await history.live(6);
      await expectNothingStale();
    }
    expect(history.accepted.size).toBeGreaterThan(5);
  });

  test('are those of the present day, of new prices and of a renamed pilot', async () => {
    for (const day of ['2018-09-30', '2018-10-01', '2018-11-02']) {
      world.moveTo(day);
      await expectNothingStale();
    }
    const { pilotId } = pilot;
    const price = { clientKey: randomUUID(), pilotId, month: '2017-12', value: 250, source: 'نشرة الأسعار' };
    await world.pilots.recordPriceIndex(administrator, price);
    await expectNothingStale();
    const stored = await world.pilots.byId(pilotId);
    const name = uniqueName();
    await world.useCases.updatePilot(administrator, { id: pilotId, version: stored?.version ?? 0, name });
    expect((await answered(pilot.minister, {}))?.pilot.name).toEqual(name);
    await expectNothingStale();
  });

  test('go to no reader who may not read them', async () => {
    expect(await answered(pilot.minister, {})).not.toBeNull();
    const stranger: Actor = { ...pilot.minister, accountId: randomUUID(), pilotIds: [randomUUID()] };
    expect(await answered(stranger, {})).toBeNull();
    const before = await answered(pilot.federation, {});
    expect(before?.associations).not.toBeNull();
    expect((await answered(pilot.minister, {}))?.associations).toBeNull();
    const other: Actor = { ...pilot.coordinator, clusterIds: [] };
    expect(await answered(other, {})).toEqual(await computedAnew(other, {}));
  });
});
