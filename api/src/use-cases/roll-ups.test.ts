import type { OutcomeView } from '@anaqid/shared-types';
import type { PilotOutcomes } from '../features/outcomes/pilot-outcomes.service.js';
import type { Actor } from '../platform/actor.js';
import { startProductWorld, type ProductWorld } from '../testing/product-world.js';
import { startRandomHistory } from '../testing/random-history.js';
import { randomPilot, type RandomPilot } from '../testing/random-pilot.js';
import { seededRandom } from '../testing/random.js';

const firstSeed = Number(process.env['SEED'] ?? 1);
const seeds = Array.from({ length: Number(process.env['HISTORIES'] ?? 2) }, (_, index) => firstSeed + index);
const noProgress = (): void => undefined;

/** The figures of every reader in both views, without when they are known. */
async function figuresOf(world: ProductWorld, pilot: RandomPilot, knownOn: string | null): Promise<object[]> {
  const readers: Actor[] = [pilot.minister, pilot.federation, pilot.coordinator, pilot.head];
  const views: OutcomeView[] = ['SIX_MONTHS', 'WHOLE'];
  const requests = readers.flatMap((reader) => views.map((view) => ({ reader, view })));
  return Promise.all(
    requests.map(async ({ reader, view }) => {
      const outcomes = await world.outcomes.pilotOutcomes(reader, { pilotId: pilot.pilotId, view, knownOn });
      const { knownAt: _at, knownOn: _on, pilot: _pilot, ...figures } = outcomes as PilotOutcomes;
      return figures;
    }),
  );
}

describe.each(seeds)('roll-ups of a random history (SEED=%d)', (seed) => {
  let world: ProductWorld;
  let pilot: RandomPilot;
  let accepted: ReadonlySet<string>;
  const shown = new Map<string, object[]>();

  beforeAll(async () => {
    const random = seededRandom(seed);
    world = await startProductWorld();
    world.moveTo('2018-09-03');
    pilot = await randomPilot(world, random, { families: 14, months: 6, withIncomeLine: true, targetShare: 0.5 });
    const history = await startRandomHistory(world, pilot, random);
    for (const day of ['2018-09-04', '2018-09-05', '2018-09-12', '2018-10-02']) {
      world.moveTo(day);
      await history.live(15);
      shown.set(day, await figuresOf(world, pilot, null));
    }
    world.moveTo('2018-10-03');
    accepted = history.accepted;
  });
  afterAll(() => world.database.close());

  test('equal what follows from the records', async () => {
    expect([...accepted]).toEqual(expect.arrayContaining(['log', 'correctEntry', 'correctVisit']));
    expect(accepted.size).toBeGreaterThan(8);
    expect(await world.useCases.verifyRollups(noProgress)).toEqual([]);
  });

  test('gave each day the figures that its records give', async () => {
    expect(shown.size).toBe(4);
    for (const [day, figures] of shown) expect(await figuresOf(world, pilot, day)).toEqual(figures);
  });

  test('are the same after they were lost and built again', async () => {
    const { connection } = world.database;
    await connection.collection('spellRollups').deleteMany({});
    await connection.collection('serviceRollups').deleteMany({});
    const differences = await world.useCases.verifyRollups(noProgress);
    expect(new Set(differences.map(({ kind }) => kind))).toEqual(new Set(['MISSING']));
    const shares: number[] = [];
    await world.useCases.rebuildRollups((share) => shares.push(share));
    expect(shares.at(-1)).toBe(1);
    expect(await world.useCases.verifyRollups(noProgress)).toEqual([]);
    expect(await figuresOf(world, pilot, null)).toEqual(shown.get('2018-10-02'));
  });
});
