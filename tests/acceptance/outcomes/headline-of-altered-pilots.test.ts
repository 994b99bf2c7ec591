import { randomUUID } from 'node:crypto';
import type { ExitReason } from '@anaqid/shared-types';
import { seededRandom, type Random } from '../../../api/src/testing/random.js';
import { startProductWorld, type ProductWorld } from '../../../api/src/testing/product-world.js';
import { randomPilot, recordExit, type RandomPilot } from '../../../api/src/testing/random-pilot.js';
import { administrator } from '../../../api/src/testing/set-up-world.js';
import { pageSentences, sentencesOf, type PageHeadline, type Sentences } from './headline-sentences.js';
import {
  familiesDocument,
  independentHeadline,
  pilotDocument,
  type RawFamily,
  type RawPilot,
} from './independent-headline.js';

const seed = Number(process.env['SEED'] ?? 1);
const parts = 'figures { headline { n graduated months of100 low high leftOf100 medianMonth targetOf100 verdict } }';
const headlineDocument = `query ($id: ID!) {
  six: pilotOutcomes(pilotId: $id, view: SIX_MONTHS) { ${parts} }
  whole: pilotOutcomes(pilotId: $id, view: WHOLE) { ${parts} } }`;

type View = 'six' | 'whole';
type Outcomes = Record<View, { figures: { headline: PageHeadline } }>;

const reasons: readonly ExitReason[] = ['MOVED', 'PERMANENT_SOCIAL_PROTECTION', 'TRANSFERRED', 'DUPLICATE_RECORD'];

/** Twenty pilots: two random pilots to begin with, and ten successive random changes to the records of each. */
describe(`the headline of pilots with altered levels, exits and durations (SEED=${seed})`, () => {
  let world: ProductWorld;
  let pilot: RandomPilot;
  const random = seededRandom(seed);
  const seen = new Set<string>();

  beforeAll(async () => {
    world = await startProductWorld();
  });
  afterAll(() => world.database.close());

  test.each(Array.from({ length: 20 }, (_, number) => number))(
    'altered pilot %i has the headline that an independent computation gives from its coordinators’ records',
    async (number) => {
      if (number % 10 === 0) {
        pilot = await randomPilot(world, random, {
          families: 24,
          months: 6,
          targetShare: 0.4,
          withIncomeLine: number === 10,
        });
      }
      await alterLevels(world, random, pilot);
      if (number % 3 === 1) await alterExits(world, random, pilot);
      if (number % 3 === 2) await alterDuration(world, pilot);
      const { page, worked } = await readTwice(world, pilot);
      expect(page).toEqual(worked);
      seen.add(page.six.en);
      seen.add(page.whole.en);
    },
  );

  test('the altered pilots have different headlines', () => {
    expect(seen.size).toBeGreaterThan(10);
  });
});

async function readTwice(world: ProductWorld, { pilotId, coordinator, minister }: RandomPilot) {
  const raw = await world.ask<{ pilot: RawPilot }>(coordinator, pilotDocument, { id: pilotId });
  const { families } = await world.ask<{ families: { edges: { node: RawFamily }[] } }>(coordinator, familiesDocument);
  const records = families.edges.map(({ node }) => node);
  const answer = await world.ask<Outcomes>(minister, headlineDocument, { id: pilotId });
  const workOut = (months: number): Sentences => sentencesOf(independentHeadline(raw.pilot, records, months), months);
  return {
    page: { six: pageSentences(answer.six.figures.headline), whole: pageSentences(answer.whole.figures.headline) },
    worked: { six: workOut(6), whole: workOut(raw.pilot.months) },
  };
}

const someOf = <T>(random: Random, items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];

interface Visited {
  families: {
    edges: {
      node: RawFamily & { assessments: readonly { id: string; version: number; answers: { domain: string }[] }[] };
    }[];
  };
}

const visitsDocument = `{ families(first: 100) { edges { node { id spells { id } assessments { id version answers { domain } } } } } }`;

/** Corrects the levels of twelve visits, all up or all down. */
async function alterLevels(world: ProductWorld, random: Random, { coordinator }: RandomPilot): Promise<void> {
  const { families } = await world.ask<Visited>(coordinator, visitsDocument);
  const visits = families.edges.flatMap(({ node }) => node.assessments);
  const chosen = new Map(Array.from({ length: 12 }, () => someOf(random, visits)).map((visit) => [visit?.id, visit]));
  for (const visit of chosen.values()) {
    if (visit === undefined) continue;
    const level = 2 + Math.floor(random() * 4);
    const answers = visit.answers.map(({ domain }) => ({ domain, level: Math.min(5, level + Math.round(random())) }));
    await world.assessments.correctAssessment(coordinator, {
      id: visit.id,
      version: visit.version,
      answers: answers as never,
      reason: 'تصحيح',
    });
  }
}

/** Records exits of two families that are still in the programme. */
async function alterExits(world: ProductWorld, random: Random, { pilotId, coordinator }: RandomPilot): Promise<void> {
  const request = { pilotId, view: 'WHOLE', figure: 'STILL_IN' } as const;
  const still = await world.outcomes.figureFamilies(coordinator, request);
  for (const { family } of still?.families.slice(0, 2) ?? []) {
    const month = `2018-0${5 + Math.floor(4 * random())}`;
    const exit = { month, reason: someOf(random, reasons) ?? 'MOVED', nextStep: 'إحالة' };
    await recordExit(world, coordinator, { familyId: family._id, ...exit });
  }
}

/** Extends the pilot by a month. */
async function alterDuration(world: ProductWorld, { pilotId }: RandomPilot): Promise<void> {
  const pilot = await world.pilots.byId(pilotId);
  const toMonths = (pilot?.months ?? 0) + 1;
  await world.useCases.extendPilot(administrator, {
    clientKey: randomUUID(),
    pilotId,
    version: pilot?.version ?? 0,
    toMonths,
    reason: 'لم تكفِ',
    decisionNumber: String(toMonths),
    decidedOn: '2018-09-04',
  });
}
