import { randomUUID } from 'node:crypto';
import type { OutcomeFigure } from '@anaqid/shared-types';
import { actorWith } from '../../testing/actors.js';
import { seededRandom } from '../../testing/random.js';
import { startProductWorld, type ProductWorld } from '../../testing/product-world.js';
import { randomPilot, recordExit, type RandomPilot } from '../../testing/random-pilot.js';
import { administrator } from '../../testing/set-up-world.js';
import type { PilotOutcomes } from './pilot-outcomes.service.js';

const seed = Number(process.env['SEED'] ?? 1);

describe(`pilot outcomes (SEED=${seed})`, () => {
  let world: ProductWorld;
  let pilot: RandomPilot;
  let before: { six: PilotOutcomes; whole: PilotOutcomes };
  let savedKey: string;

  const outcomesFor = async (actor = pilot.minister, overrides: object = {}): Promise<PilotOutcomes> => {
    const request = { pilotId: pilot.pilotId, view: 'SIX_MONTHS' as const, ...overrides };
    const outcomes = await world.outcomes.pilotOutcomes(actor, request);
    if (outcomes === null) throw new Error('no outcomes');
    return outcomes;
  };
  /** The outcomes without the pilot's record and the instant as of which they are known. */
  const resultsOf = ({ knownAt: _at, knownOn: _on, pilot: _pilot, ...fields }: PilotOutcomes): object => fields;

  /** Number of families that have neither graduated nor left, whether or not the figures include them. */
  const countOpenFamilies = async (): Promise<number> => {
    const lists = await Promise.all(
      (['STILL_IN', 'NOT_FOLLOWED', 'EXCLUDED'] as const).map((figure) =>
        world.outcomes.figureFamilies(pilot.coordinator, { pilotId: pilot.pilotId, view: 'SIX_MONTHS', figure }),
      ),
    );
    return lists.flatMap((list) => list?.families ?? []).filter(({ exitMonth }) => exitMonth === null).length;
  };

  beforeAll(async () => {
    world = await startProductWorld();
    world.moveTo('2018-09-03');
    pilot = await randomPilot(world, seededRandom(seed), {
      families: 42,
      months: 6,
      targetShare: 0.5,
      textOf: (field, number) => `${field} ${number}`,
    });
    before = { six: await outcomesFor(), whole: await outcomesFor(pilot.minister, { view: 'WHOLE' }) };
    savedKey = randomUUID();
    const saved = { clientKey: savedKey, pilotId: pilot.pilotId, view: 'WHOLE', note: 'للاجتماع' } as const;
    await world.outcomes.saveOutcomes(pilot.minister, saved);
  });
  afterAll(() => world.database.close());

  test('every figure equals the number of families in the list behind it', async () => {
    const ownOutcomes = await outcomesFor(pilot.coordinator);
    const { strip, bands, curve, excluded } = ownOutcomes.figures ?? {};
    const count = async (figure: OutcomeFigure, month: number | null = null): Promise<number | undefined> => {
      const request = { pilotId: pilot.pilotId, view: 'SIX_MONTHS' as const, figure, month };
      const list = await world.outcomes.figureFamilies(pilot.coordinator, request);
      expect(list?.families).toHaveLength(list?.count ?? NaN);
      return list?.count;
    };
    expect({
      enrolled: await count('ENROLLED'),
      n: await count('INCLUDED'),
      excluded: await count('EXCLUDED'),
      graduated: await count('GRADUATED'),
      left: await count('LEFT'),
      stillIn: await count('STILL_IN'),
      notFollowed: await count('NOT_FOLLOWED'),
      notSeenInLastMonth: await count('NOT_SEEN_IN_MONTH'),
      aided: await count('GRADUATED_WHILE_AIDED'),
      protection: await count('PERMANENT_SOCIAL_PROTECTION'),
      provisional: await count('PROVISIONAL'),
    }).toEqual({
      enrolled: strip?.enrolled,
      n: strip?.n,
      excluded,
      graduated: strip?.graduated,
      left: strip?.left,
      stillIn: strip?.stillIn,
      notFollowed: strip?.notFollowed,
      notSeenInLastMonth: strip?.notSeenInLastMonth,
      aided: strip?.graduatedWhileAided,
      protection: strip?.permanentSocialProtection,
      provisional: strip?.provisional,
    });
    for (const month of [0, 3, 6]) {
      expect(await count('NEAR', month)).toBe(bands?.near[month]);
      expect(await count('MOVING', month)).toBe(bands?.moving[month]);
      expect(await count('FAR', month)).toBe(bands?.far[month]);
      expect(await count('NOT_SEEN', month)).toBe(bands?.notSeen[month]);
      expect(await count('STILL_IN', month)).toBe(curve?.stillInCount[month]);
    }
  });

  test('in every month the states, and the bands, add up to the included families', () => {
    const { curve, bands, strip } = before.six.figures ?? {};
    curve?.months.forEach((month) => {
      const valueOf = (column: readonly number[] | undefined): number => column?.[month] ?? NaN;
      const states =
        valueOf(curve.graduatedCount) +
        valueOf(curve.leftCount) +
        valueOf(curve.stillInCount) +
        valueOf(curve.notFollowedCount);
      expect(states).toBe(strip?.n);
      const stillIn = valueOf(bands?.near) + valueOf(bands?.moving) + valueOf(bands?.far) + valueOf(bands?.notSeen);
      expect([stillIn, valueOf(bands?.graduated), valueOf(bands?.left), valueOf(bands?.notFollowed)]).toEqual([
        valueOf(curve.stillInCount),
        valueOf(curve.graduatedCount),
        valueOf(curve.leftCount),
        valueOf(curve.notFollowedCount),
      ]);
    });
  });

  test('minister and federation read the whole pilot, coordinators their clusters, heads their association, others nothing', async () => {
    const [clusterId = ''] = pilot.clusterIds;
    const coordinator = actorWith('COORDINATOR', { clusterIds: [clusterId], pilotIds: [pilot.pilotId] });
    const federation = await outcomesFor(pilot.federation);
    const oneCluster = await outcomesFor(coordinator);
    const head = await outcomesFor(pilot.head);
    expect([before.six.coverage, federation.coverage, oneCluster.coverage, head.coverage]).toEqual([
      'WHOLE_PILOT',
      'WHOLE_PILOT',
      'OWN_CLUSTERS',
      'OWN_ASSOCIATION',
    ]);
    expect(before.six.associations).toBeNull();
    expect(oneCluster.associations).toBeNull();
    const sumOf = (countOf: (association: NonNullable<PilotOutcomes['associations']>[number]) => number): number =>
      (federation.associations ?? []).reduce((total, association) => total + countOf(association), 0);
    const { strip } = federation.figures ?? {};
    expect([sumOf(({ n }) => n), sumOf(({ graduated }) => graduated), sumOf(({ left }) => left)]).toEqual([
      strip?.n,
      strip?.graduated,
      strip?.left,
    ]);
    const everyCluster = await outcomesFor(pilot.coordinator);
    const shown = everyCluster.figures?.clusters.find((cluster) => cluster.clusterId === clusterId);
    expect(oneCluster.figures?.headline).toEqual(shown?.headline);
    expect(head.figures?.strip).toEqual(oneCluster.figures?.strip);
    const request = { pilotId: pilot.pilotId, view: 'SIX_MONTHS' as const };
    expect(await world.outcomes.pilotOutcomes(administrator, request)).toBeNull();
    const stranger = actorWith('MINISTER', { pilotIds: [randomUUID()] });
    expect(await world.outcomes.pilotOutcomes(stranger, request)).toBeNull();
    expect(await world.outcomes.figureFamilies(pilot.minister, { ...request, figure: 'GRADUATED' })).toBeNull();
  });

  test('the GraphQL query returns the figures of the service', async () => {
    const { pilotOutcomes } = await world.ask<{ pilotOutcomes: { figures: object } }>(
      pilot.minister,
      `query ($id: ID!) { pilotOutcomes(pilotId: $id) { figures {
        headline { n graduated months of100 countedOf100 low high leftOf100 medianMonth targetOf100 verdict monthsLeft canStillGraduate }
        strip { enrolled n graduated left stillIn notFollowed notSeenInLastMonth permanentSocialProtection protectionAtLeast graduatedWhileAided aidedAtLeast confirmed confirmedAtLeast provisional attributesAtLeast visitsOf100 }
        completeness { expected complete partial missing timely recordedOf100 } } } }`,
      { id: pilot.pilotId },
    );
    const { headline, strip, completeness } = before.six.figures ?? {};
    expect(pilotOutcomes.figures).toEqual({ headline, strip, completeness });
  });

  test('an extension changes no field of the six-month view', async () => {
    world.moveTo('2018-09-05');
    const request = { pilotId: pilot.pilotId, toMonths: 12 };
    const preview = await world.outcomes.progressAfter(await world.useCases.previewExtension(request));
    expect(preview.families).toBe(await countOpenFamilies());
    const { version } = (await world.pilots.byId(pilot.pilotId)) ?? { version: 0 };
    await world.useCases.extendPilot(administrator, {
      clientKey: randomUUID(),
      pilotId: pilot.pilotId,
      version,
      toMonths: 12,
      reason: 'لم تكفِ ستة أشهر',
      decisionNumber: '18/2018',
      decidedOn: '2018-09-04',
    });
    expect(resultsOf(await outcomesFor())).toEqual(resultsOf(before.six));
    world.moveTo('2019-03-01');
    expect(resultsOf(await outcomesFor())).toEqual(resultsOf(before.six));
    const whole = await outcomesFor(pilot.minister, { view: 'WHOLE' });
    expect([whole.horizon, before.whole.horizon]).toEqual([12, 6]);
    expect(whole.comparison?.sixMonths).toEqual(before.six.figures?.headline);
  });

  test('later records change today’s figures but not those known on an earlier day', async () => {
    world.moveTo('2019-03-10');
    const stillIn = await world.outcomes.figureFamilies(pilot.coordinator, {
      pilotId: pilot.pilotId,
      view: 'SIX_MONTHS',
      figure: 'STILL_IN',
    });
    for (const { family } of stillIn?.families.slice(0, 3) ?? []) {
      const exit = { month: '2018-08', reason: 'MOVED', nextStep: 'إحالة' } as const;
      await recordExit(world, pilot.coordinator, { familyId: family._id, ...exit });
    }
    const today = await outcomesFor();
    expect(today.figures?.strip.left).toBe((before.six.figures?.strip.left ?? NaN) + 3);
    expect(resultsOf(await outcomesFor(pilot.minister, { knownOn: '2018-09-03' }))).toEqual(resultsOf(before.six));
    const whole = { view: 'WHOLE', knownOn: '2018-09-04' };
    expect(resultsOf(await outcomesFor(pilot.minister, whole))).toEqual(resultsOf(before.whole));
    const [saved] = await world.outcomes.savedOutcomes(pilot.minister, pilot.pilotId);
    expect(saved?._id).toBe(savedKey);
    if (saved === undefined) return;
    expect(resultsOf(await world.outcomes.outcomesOfSaved(pilot.minister, saved))).toEqual(resultsOf(before.whole));
    expect(await world.outcomes.savedOutcomes(pilot.federation, pilot.pilotId)).toEqual([]);
    expect(
      await world.outcomes.pilotOutcomes(pilot.minister, {
        pilotId: pilot.pilotId,
        view: 'WHOLE',
        knownOn: '2018-02-30',
      }),
    ).toBeNull();
  });

  test('a view saved after midnight in the pilot’s time zone has the new day as its date', async () => {
    world.moveTo('2019-03-10', '22:30');
    const input = { clientKey: randomUUID(), pilotId: pilot.pilotId, view: 'SIX_MONTHS', note: '' } as const;
    await world.outcomes.saveOutcomes(pilot.minister, input);
    const { savedOutcomes } = await world.ask<{ savedOutcomes: { id: string; savedOn: string }[] }>(
      pilot.minister,
      'query ($id: ID!) { savedOutcomes(pilotId: $id) { id savedOn } }',
      { id: pilot.pilotId },
    );
    expect(savedOutcomes[0]).toEqual({ id: input.clientKey, savedOn: '2019-03-11' });
  });
});
