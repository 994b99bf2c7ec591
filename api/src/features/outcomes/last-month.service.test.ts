import { randomUUID } from 'node:crypto';
import type { Domain, OutcomeView } from '@anaqid/shared-types';
import { actorWith } from '../../testing/actors.js';
import { seededRandom } from '../../testing/random.js';
import { startProductWorld, type ProductWorld } from '../../testing/product-world.js';
import { randomPilot, recordExit, type RandomPilot } from '../../testing/random-pilot.js';
import type { PilotOutcomes } from './pilot-outcomes.service.js';

const seed = Number(process.env['SEED'] ?? 1);
const lastMonth = '2018-08';
const views: readonly OutcomeView[] = ['SIX_MONTHS', 'WHOLE'];
const allDomains: readonly Domain[] = [
  'OWN_INCOME',
  'WORK',
  'FOOD',
  'HOUSING',
  'HEALTH',
  'SKILLS',
  'SAVINGS',
  'SOCIAL_TIES',
  'PAPERS',
];

/** Every number of a page by its place, without those that count the families themselves. */
function figuresOf({ pilot: _pilot, knownAt: _knownAt, ...page }: PilotOutcomes): ReadonlyMap<string, string> {
  const counting = /\.enrolled$|figures\.excluded$|figures\.exclusions\./;
  const values = new Map<string, string>();
  const collect = (fieldPath: string, value: unknown): void => {
    if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
      for (const [name, part] of Object.entries(value)) collect(`${fieldPath}.${name}`, part);
    } else if (!counting.test(fieldPath)) {
      values.set(fieldPath, value instanceof Date ? value.toISOString() : String(value));
    }
  };
  collect('page', page);
  return values;
}

/** Nominates a family and enrols it in the pilot's last month; returns its id. */
async function enrolInLastMonth(world: ProductWorld, pilot: RandomPilot, cluster: number): Promise<string> {
  const { coordinator, clusterIds, associationIds } = pilot;
  const { _id: familyId } = await world.families.nominateFamily(coordinator, {
    clientKey: randomUUID(),
    clusterId: clusterIds[cluster] ?? '',
    name: 'أسرة متأخرة',
    on: `${lastMonth}-01`,
    members: [
      {
        id: randomUUID(),
        name: 'ممثلة الأسرة',
        sex: 'FEMALE',
        relation: 'REPRESENTATIVE',
        bornOn: '1980-05-05',
      },
    ],
  });
  const { version } = await world.families.recordConsent(coordinator, {
    clientKey: randomUUID(),
    familyId,
    purpose: 'RECORD',
    given: true,
    on: `${lastMonth}-02`,
    language: 'ar',
  });
  await world.useCases.enrolFamily(coordinator, {
    clientKey: randomUUID(),
    familyId,
    version,
    associationId: associationIds[cluster] ?? '',
    enrolledMonth: lastMonth,
    baselineOn: `${lastMonth}-03`,
    reason: 'بانتظار المرحلة التالية',
  });
  return familyId;
}

async function recordBaseline(world: ProductWorld, { coordinator }: RandomPilot, familyId: string): Promise<void> {
  await world.assessments.recordAssessments(coordinator, [
    {
      clientKey: randomUUID(),
      familyId,
      month: lastMonth,
      visitedOn: `${lastMonth}-03`,
      form: 'FULL',
      answers: allDomains.map((domain) => ({ domain, level: 5, evidence: 'SAID' as const })),
      incomes: [{ source: 'EARNINGS', amount: 90_000 }],
    },
  ]);
}

describe(`families that enrol in the pilot's last month (SEED=${seed})`, () => {
  let world: ProductWorld;
  let pilot: RandomPilot;

  const figuresForAll = async (): Promise<Record<string, ReadonlyMap<string, string>>> => {
    const [clusterId = ''] = pilot.clusterIds;
    const oneCluster = actorWith('COORDINATOR', { clusterIds: [clusterId], pilotIds: [pilot.pilotId] });
    const { minister, federation, coordinator, head } = pilot;
    const pages: Record<string, ReadonlyMap<string, string>> = {};
    for (const [reader, actor] of Object.entries({ minister, federation, coordinator, oneCluster, head })) {
      for (const view of views) {
        const page = await world.outcomes.pilotOutcomes(actor, { pilotId: pilot.pilotId, view });
        if (page === null) throw new Error(`${reader} has no outcomes`);
        pages[`${reader} ${view}`] = figuresOf(page);
      }
    }
    return pages;
  };

  beforeAll(async () => {
    world = await startProductWorld();
    world.moveTo('2018-08-25');
    pilot = await randomPilot(world, seededRandom(seed), { families: 64, months: 6, targetShare: 0.5 });
  });
  afterAll(() => world.database.close());

  test('they move no figure of any reader and view, visited or not, still in or gone', async () => {
    const before = await figuresForAll();
    expect(before['minister WHOLE']?.get('page.figures.headline.n')).toMatch(/^\d+$/);
    const familyIds: string[] = [];
    for (let number = 0; number < 12; number += 1) {
      familyIds.push(await enrolInLastMonth(world, pilot, number % 2));
      expect(await figuresForAll()).toEqual(before);
    }
    for (const familyId of familyIds.slice(0, 8)) await recordBaseline(world, pilot, familyId);
    expect(await figuresForAll()).toEqual(before);
    for (const [number, familyId] of familyIds.slice(0, 4).entries()) {
      const reason =
        (['MOVED', 'TRANSFERRED', 'PILOT_ENDED', 'PERMANENT_SOCIAL_PROTECTION'] as const)[number] ?? 'DIED';
      await recordExit(world, pilot.coordinator, { familyId, month: lastMonth, reason, nextStep: 'خطوة تالية' });
    }
    expect(await figuresForAll()).toEqual(before);
  });
});
