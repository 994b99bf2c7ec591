import { randomUUID } from 'node:crypto';
import { addMonths, enumValues, monthRange, type OutcomeView } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import { actorWith } from '../../testing/actors.js';
import { seededRandom } from '../../testing/random.js';
import { startProductWorld, type ProductWorld } from '../../testing/product-world.js';
import { randomPilot, type RandomPilot } from '../../testing/random-pilot.js';
import { administrator } from '../../testing/set-up-world.js';
import type { PilotOutcomes } from './pilot-outcomes.service.js';

const seed = Number(process.env['SEED'] ?? 1);

interface Part {
  readonly clusterId?: string;
  readonly familyCode?: string;
}

async function extend(world: ProductWorld, { pilotId }: RandomPilot, toMonths: number, part: Part): Promise<void> {
  const { version } = (await world.pilots.byId(pilotId)) ?? { version: 0 };
  await world.useCases.extendPilot(administrator, {
    clientKey: randomUUID(),
    pilotId,
    version,
    toMonths,
    reason: 'لم تكفِ ستة أشهر',
    decisionNumber: '21/2018',
    decidedOn: world.today(),
    ...part,
  });
}

/** Records a visit at one level for each of these months; level 5 qualifies, level 3 does not. */
async function recordVisits(
  world: ProductWorld,
  { coordinator }: RandomPilot,
  familyId: string,
  { months, level }: { months: readonly string[]; level: number },
): Promise<void> {
  const visits = months.map((month) => ({
    clientKey: randomUUID(),
    familyId,
    month,
    visitedOn: `${month}-28`,
    form: 'FULL' as const,
    answers: enumValues.Domain.map((domain) => ({ domain, level, evidence: 'SAID' as const })),
    incomes: [{ source: 'EARNINGS' as const, amount: 90_000 }],
  }));
  await world.assessments.recordAssessments(coordinator, visits);
}

describe(`views of extended families (SEED=${seed})`, () => {
  let world: ProductWorld;
  const random = seededRandom(seed);

  const outcomesFor = async (
    actor: Actor,
    { pilotId }: RandomPilot,
    view: OutcomeView,
    knownOn: string | null = null,
  ): Promise<PilotOutcomes> => {
    const outcomes = await world.outcomes.pilotOutcomes(actor, { pilotId, view, knownOn });
    if (outcomes === null) throw new Error('no outcomes');
    return outcomes;
  };
  const coordinatorOf = (pilot: RandomPilot, cluster: number): Actor =>
    actorWith('COORDINATOR', { clusterIds: [pilot.clusterIds[cluster] ?? ''], pilotIds: [pilot.pilotId] });
  /** The first family of these clusters that is in the programme at the end and enrolled in this month. */
  const stayingFamily = async (pilot: RandomPilot, clusters: readonly number[], enrolledMonth: string) => {
    const clusterIds = new Set(clusters.map((cluster) => pilot.clusterIds[cluster]));
    const families = (await world.families.ofPilot(pilot.pilotId)).filter(({ clusterId }) => clusterIds.has(clusterId));
    const family = families.find(({ spells }) => {
      const spell = spells.at(-1);
      return spell?.exitMonth === null && spell.enrolledMonth === enrolledMonth;
    });
    if (family === undefined) throw new Error('no family stays');
    return family;
  };

  beforeAll(async () => {
    world = await startProductWorld();
  });
  afterAll(() => world.database.close());

  test('the whole view follows the extension of a single family, for everybody who counts the family', async () => {
    world.moveTo('2018-09-03');
    const pilot = await randomPilot(world, random, { families: 44, months: 6, targetShare: 0.5 });
    const family = await stayingFamily(pilot, [0], '2018-02');
    await recordVisits(world, pilot, family._id, { months: monthRange('2018-03', '2018-06'), level: 3 });
    await recordVisits(world, pilot, family._id, { months: ['2018-07', '2018-08'], level: 5 });
    const before = await outcomesFor(pilot.minister, pilot, 'WHOLE');
    const sixBefore = await outcomesFor(pilot.minister, pilot, 'SIX_MONTHS');

    world.moveTo('2018-09-05');
    await extend(world, pilot, 9, { familyCode: family.code });
    expect(await outcomesFor(pilot.minister, pilot, 'WHOLE')).toMatchObject({
      horizon: 9,
      figures: { headline: { monthsLeft: 2, months: 7 }, strip: { graduated: before.figures?.strip.graduated } },
    });
    world.moveTo('2018-09-29');
    await recordVisits(world, pilot, family._id, { months: ['2018-09'], level: 5 });

    const page = await world.ask(
      pilot.coordinator,
      `query ($id: ID!) { family(id: $id) { path { graduation { programmeMonth } } } }`,
      { id: family._id },
    );
    expect(page).toEqual({ family: { path: { graduation: { programmeMonth: 7 } } } });
    for (const reader of [pilot.minister, pilot.federation, pilot.coordinator, coordinatorOf(pilot, 0), pilot.head]) {
      expect(await outcomesFor(reader, pilot, 'WHOLE')).toMatchObject({ horizon: 9, comparison: expect.anything() });
    }
    const after = await outcomesFor(pilot.minister, pilot, 'WHOLE');
    expect(after.figures?.strip.graduated).toBe((before.figures?.strip.graduated ?? NaN) + 1);
    const request = { pilotId: pilot.pilotId, view: 'WHOLE', figure: 'GRADUATED' } as const;
    const list = await world.outcomes.figureFamilies(pilot.coordinator, request);
    expect(list?.families.find((row) => row.family._id === family._id)).toMatchObject({ graduationMonth: 7 });

    // The other cluster has no family that stays longer, nobody's six-month view changes, and nothing is known before the decision.
    expect(await outcomesFor(coordinatorOf(pilot, 1), pilot, 'WHOLE')).toMatchObject({ horizon: 6, comparison: null });
    const six = await outcomesFor(pilot.minister, pilot, 'SIX_MONTHS');
    expect(six.figures).toEqual(sixBefore.figures);
    expect(await outcomesFor(pilot.minister, pilot, 'WHOLE', '2018-09-03')).toMatchObject({
      horizon: 6,
      figures: before.figures,
    });
  });

  test('a cluster has the same headline on the page of the whole pilot and on its coordinator’s, however long each is', async () => {
    world.moveTo('2018-09-03');
    const pilot = await randomPilot(world, random, { families: 44, months: 6, targetShare: 0.5 });
    world.moveTo('2018-09-05');
    await extend(world, pilot, 9, { clusterId: pilot.clusterIds[1] ?? '' });
    const family = await stayingFamily(pilot, [0], '2018-02');
    for (const [day, code] of [['2018-09-25'], ['2018-10-25', family.code], ['2018-12-25']] as const) {
      world.moveTo(day);
      if (code !== undefined) await extend(world, pilot, 8, { familyCode: code });
      const whole = await outcomesFor(pilot.minister, pilot, 'WHOLE');
      for (const [cluster, clusterId] of pilot.clusterIds.entries()) {
        const own = await outcomesFor(coordinatorOf(pilot, cluster), pilot, 'WHOLE');
        const shown = whole.figures?.clusters.find((figures) => figures.clusterId === clusterId);
        expect(own.figures?.headline).toEqual(shown?.headline);
      }
    }
  });

  test.each([
    { months: 6, enrolledMonth: '2018-04', last: 4 },
    { months: 6, enrolledMonth: '2018-02', last: 6 },
    { months: 9, enrolledMonth: '2018-04', last: 6 },
    { months: 9, enrolledMonth: '2018-02', last: 6 },
  ])(
    'in a pilot planned for $months months the six-month view of a family enrolled in $enrolledMonth ends with month $last',
    async ({ months, enrolledMonth, last }) => {
      const end = addMonths('2018-03', months - 1);
      world.moveTo(`${end}-28`);
      const pilot = await randomPilot(world, random, { families: 40, months });
      const family = await stayingFamily(pilot, [0, 1], enrolledMonth);
      await recordVisits(world, pilot, family._id, {
        months: monthRange(addMonths(enrolledMonth, 1), addMonths(enrolledMonth, last - 3)),
        level: 3,
      });
      // The run of three is complete in the month of the view that ends it.
      await recordVisits(world, pilot, family._id, {
        months: monthRange(addMonths(enrolledMonth, last - 2), addMonths(enrolledMonth, last)),
        level: 5,
      });
      const graduationMonthIn = async (view: OutcomeView): Promise<number | null | undefined> => {
        const request = { pilotId: pilot.pilotId, view, figure: 'GRADUATED' } as const;
        const list = await world.outcomes.figureFamilies(pilot.coordinator, request);
        return list?.families.find((row) => row.family._id === family._id)?.graduationMonth;
      };
      expect(await graduationMonthIn('SIX_MONTHS')).toBe(last);
      await extend(world, pilot, 12, {});
      expect(await graduationMonthIn('SIX_MONTHS')).toBe(last);
    },
  );
});
