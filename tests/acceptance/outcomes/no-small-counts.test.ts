import { randomUUID } from 'node:crypto';
import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLOutputType } from 'graphql';
import { accessRules } from '../../../api/src/app/access-rules.js';
import { refusalOf } from '../../../api/src/platform/access.js';
import { seededRandom, type Random } from '../../../api/src/testing/random.js';
import { startProductWorld, type ProductWorld } from '../../../api/src/testing/product-world.js';
import { randomPilot, recordExit, type RandomPilot } from '../../../api/src/testing/random-pilot.js';
import { administrator, uniqueName } from '../../../api/src/testing/set-up-world.js';
import { operationsOf } from '../../kit/selection.js';

const seed = Number(process.env['SEED'] ?? 1);

/**
 * Every number that readers of whole pilots can read, by type. `results` are figures of whole groups, `attributes` are
 * counts of people with an attribute. A new number in the schema fails the test until it is classified here.
 */
const numbers = {
  attributes: {
    OutcomeStrip: 'permanentSocialProtection graduatedWhileAided confirmed provisional',
    OutcomeExclusion: 'families',
  },
  results: {
    OutcomeStrip: 'enrolled n graduated left stillIn notFollowed notSeenInLastMonth visitsOf100',
    OutcomeFigures: 'excluded hiddenClusters',
    OutcomeHeadline:
      'n graduated months of100 countedOf100 low high leftOf100 medianMonth targetOf100 monthsLeft canStillGraduate',
    OutcomeCurve:
      'months ticks graduated low high left stillIn atRisk graduatedCount leftCount stillInCount notFollowedCount',
    OutcomeBands: 'months graduated near moving far notSeen left notFollowed',
    ClusterOutcome: 'enrolled n graduated',
    ClusterContrast: 'aheadOf100 behindOf100',
    AssociationOutcome: 'n graduated left stillIn',
    DurationComparison: 'moreOf100',
    VisitCompleteness: 'expected complete partial missing timely recordedOf100',
    OutcomeSpending:
      'care development total developmentOf100 careTotal developmentTotal careTotalOf100 developmentTotalOf100',
  },
  /**
   * Numbers of families: of an association for the federation only; of clusters and pilots suppressed for readers of
   * whole pilots.
   */
  sizes: { Association: 'familyCount', Cluster: 'familyCount', PilotCounts: 'clusters associations families' },
  aboutNobody: {
    Account: 'version',
    Area: 'version',
    Membership: 'version',
    IncomeLine: 'amountPerAdult version',
    Association: 'monthlyBudget monthlyOverhead version',
    AssociationConnection: 'totalCount',
    Cluster: 'familyQuota months version',
    PilotExtension: 'fromMonths toMonths',
    Pilot: 'plannedMonths months capMonths targetShare version',
    PilotOutcomes: 'horizon ruleVersion consecutiveMonths',
    PriceIndexValue: 'value version',
    AdultEquivalentShares: 'first further child adultFrom',
    ServiceType: 'unitValue repeatWindowDays position version',
    RuleDomain: 'weight floorLevel carryMonths',
    RuleVersion:
      'number threshold consecutiveMonths allowedGapMonths minCoverage incomeRatioRequired fullFormEvery nearFrom movingFrom atRiskGap watchGap staleAfterMonths relapseThreshold followUpMonths',
  },
} as const;

const strip = `strip { enrolled n graduated left permanentSocialProtection protectionAtLeast graduatedWhileAided aidedAtLeast confirmed confirmedAtLeast provisional }`;
const outcomesDocument = `query ($pilotId: ID!, $view: OutcomeView!, $knownOn: Date) {
  pilotOutcomes(pilotId: $pilotId, view: $view, knownOn: $knownOn) {
    figures { ${strip} excluded exclusions { reason families } hiddenClusters clusters { enrolled } } }
  clusters(pilotId: $pilotId) { familyCount }
  pilot(id: $pilotId) { counts { families } } }`;

type View = 'SIX_MONTHS' | 'WHOLE';
const views: readonly View[] = ['SIX_MONTHS', 'WHOLE'];

interface Figures {
  strip: {
    enrolled: number;
    graduated: number;
    left: number;
    permanentSocialProtection: number | null;
    graduatedWhileAided: number | null;
    confirmed: number | null;
    provisional: number | null;
    protectionAtLeast: boolean;
    aidedAtLeast: boolean;
    confirmedAtLeast: boolean;
  };
  excluded: number;
  exclusions: { reason: string; families: number }[];
  hiddenClusters: number;
  clusters: { enrolled: number }[];
}

interface DatedFigures extends Figures {
  view: View;
  day: string;
}

interface Answer {
  pilotOutcomes: { figures: Figures | null };
  clusters: { familyCount: number | null }[];
  pilot: { counts: { families: number | null } };
}

const isSmall = (count: number): boolean => Math.abs(count) >= 1 && Math.abs(count) <= 4;

test('classifies every number that readers of whole pilots can read as a result of a group, an attribute, or not about people', async () => {
  const world = await startProductWorld();
  await world.database.close();
  const found: string[] = [];
  const seen = new Set<string>();
  const walk = (output: GraphQLOutputType): void => {
    const type = getNamedType(output);
    const rule = accessRules[type.name];
    if (!isObjectType(type) || seen.has(type.name)) return;
    if (rule !== undefined && refusalOf(rule, 'FEDERATION') !== null) return;
    seen.add(type.name);
    for (const field of Object.values((type as GraphQLObjectType).getFields())) {
      if (['Int', 'Float', 'Money'].includes(getNamedType(field.type).name)) found.push(`${type.name}.${field.name}`);
      walk(field.type);
    }
  };
  for (const { kind, name, field } of operationsOf(world.schema)) {
    const rule = accessRules[`${kind === 'query' ? 'Query' : 'Mutation'}.${name}`];
    if (rule !== undefined && refusalOf(rule, 'FEDERATION') === null) walk(field.type);
  }
  const placed = Object.values(numbers).flatMap((byType: Readonly<Record<string, string>>) =>
    Object.entries(byType).flatMap(([type, fields]) => fields.split(' ').map((field) => `${type}.${field}`)),
  );
  expect(found.sort()).toEqual(placed.sort());
});

describe(`no attribute count of one to four people is disclosed (SEED=${seed})`, () => {
  let world: ProductWorld;
  const random = seededRandom(seed);
  const releasedCounts = new Set<number | null>();
  let stipend: string;

  beforeAll(async () => {
    world = await startProductWorld();
    const type = await world.serviceTypes.createServiceType(administrator, {
      clientKey: randomUUID(),
      name: uniqueName(),
      unit: {
        ar: 'وحدة',
        en: 'unit',
      },
      entryMode: 'AMOUNT',
      frequency: 'MONTHLY',
      class: 'CARE',
    });
    stipend = type._id;
  });
  afterAll(() => world.database.close());

  test.each([
    ['two clusters of which one is small', [24, 12]],
    ['four clusters of which two are small', [26, 21, 7, 4]],
    ['one cluster', [28]],
  ])('in a pilot with %s', async (_case, sizes) => {
    world.moveTo('2019-03-03');
    const clusterByFamily = sizes.flatMap((size, cluster) => Array.from({ length: size }, () => cluster));
    const pilot = await randomPilot(world, random, {
      families: clusterByFamily.length,
      clusters: sizes.length,
      months: 6,
      extendedTo: 12,
      clusterOf: (family) => clusterByFamily[family] ?? 0,
    });
    const live: { view: View; day: string; answer: Answer }[] = [];
    const days = Array.from({ length: 7 }, (_, day) => `2019-03-${String(day + 4).padStart(2, '0')}`);
    for (const day of days) {
      world.moveTo(day);
      await somethingHappens(world, random, pilot, stipend);
      for (const view of views) live.push({ view, day, answer: await ask(world, pilot, view, null) });
    }
    world.moveTo('2019-04-20');
    for (const { view, day, answer } of live) {
      // Asking about a past day gives what asking on that day gave, so that asking about many days discloses nothing
      // more.
      expect((await ask(world, pilot, view, day)).pilotOutcomes).toEqual(answer.pilotOutcomes);
    }
    const figures = live.map(({ view, day, answer }) => ({ view, day, ...shown(answer) }));
    for (const { strip: counts } of figures) for (const attribute of attributes) releasedCounts.add(counts[attribute]);
    figures.forEach(holdsByItself);
    for (const first of figures) for (const second of figures) holdInPair(first, second);
    const federation = await world.ask<Answer>(pilot.federation, outcomesDocument, {
      pilotId: pilot.pilotId,
      view: 'WHOLE',
      knownOn: null,
    });
    expect(federation.pilotOutcomes).toEqual((await ask(world, pilot, 'WHOLE', null)).pilotOutcomes);
  });

  test('some attribute counts were released and some suppressed', () => {
    expect(releasedCounts.has(null)).toBe(true);
    expect([...releasedCounts].some((count) => count !== null && count > 0)).toBe(true);
  });
});

const ask = (world: ProductWorld, pilot: RandomPilot, view: View, knownOn: string | null): Promise<Answer> =>
  world.ask<Answer>(pilot.minister, outcomesDocument, { pilotId: pilot.pilotId, view, knownOn });

function shown({ pilotOutcomes: { figures }, clusters, pilot }: Answer): Figures {
  expect(
    [...clusters.map(({ familyCount }) => familyCount), pilot.counts.families].every((count) => count === null),
  ).toBe(true);
  if (figures === null) throw new Error('the pilot is large enough to be shown');
  return figures;
}

/** Records exits of families and late aid for graduates: usually few on a day, sometimes many. */
async function somethingHappens(
  world: ProductWorld,
  random: Random,
  pilot: RandomPilot,
  stipend: string,
): Promise<void> {
  const { coordinator, pilotId } = pilot;
  const many = random() < 0.15 ? 7 : Math.floor(3 * random());
  const still = await world.outcomes.figureFamilies(coordinator, { pilotId, view: 'WHOLE', figure: 'STILL_IN' });
  for (const { family } of still?.families.slice(0, many) ?? []) {
    const month = random() < 0.5 ? '2018-08' : '2018-12';
    const reason = random() < 0.6 ? 'PERMANENT_SOCIAL_PROTECTION' : 'MOVED';
    await recordExit(world, coordinator, { familyId: family._id, month, reason, nextStep: 'إحالة' });
  }
  const graduates = await world.outcomes.figureFamilies(coordinator, { pilotId, view: 'WHOLE', figure: 'GRADUATED' });
  const entries = (graduates?.families ?? [])
    .filter(() => random() < 0.15)
    .map(({ family, enrolledMonth, graduationMonth }) => ({
      clientKey: randomUUID(),
      familyId: family._id,
      serviceTypeId: stipend,
      amount: 10_000,
      quantity: 1,
      month: monthAfter(enrolledMonth, graduationMonth ?? 0),
    }));
  if (entries.length > 0) await world.interventions.logInterventions(coordinator, { entries });
}

function monthAfter(month: string, more: number): string {
  const total = 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1 + more;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}

const attributes = ['permanentSocialProtection', 'graduatedWhileAided'] as const;
const wholes = {
  permanentSocialProtection: 'left',
  graduatedWhileAided: 'graduated',
  confirmed: 'graduated',
  provisional: 'graduated',
} as const;
const lowerBounds = {
  permanentSocialProtection: 'protectionAtLeast',
  graduatedWhileAided: 'aidedAtLeast',
  confirmed: 'confirmedAtLeast',
} as const;

/**
 * Within one answer: no small count, no small remainder of a known total, and no small group left beside the shown
 * clusters.
 */
function holdsByItself({ strip: counts, excluded, exclusions, clusters, hiddenClusters }: Figures): void {
  for (const attribute of [...attributes, 'confirmed', 'provisional'] as const) {
    const count = counts[attribute];
    if (count === null) continue;
    const isExact = attribute === 'provisional' || !counts[lowerBounds[attribute]];
    expect([attribute, isSmall(count)]).toEqual([attribute, false]);
    if (isExact) expect([attribute, isSmall(counts[wholes[attribute]] - count)]).toEqual([attribute, false]);
  }
  const excludedCounts = exclusions.map(({ families }) => families);
  expect(excludedCounts.some(isSmall)).toBe(false);
  if (excludedCounts.length > 0)
    expect(isSmall(excluded - excludedCounts.reduce((sum, count) => sum + count, 0))).toBe(false);
  const rest = counts.enrolled - clusters.reduce((sum, { enrolled }) => sum + enrolled, 0);
  expect(clusters.every(({ enrolled }) => enrolled >= 20)).toBe(true);
  expect(rest === 0 || rest >= 20).toBe(true);
  expect(hiddenClusters).not.toBe(1);
}

/**
 * Between two answers, of two views or two days, one of which includes all families of the other: no small difference
 * of an attribute.
 */
function holdInPair(larger: DatedFigures, smaller: DatedFigures): void {
  if (larger.day < smaller.day || (larger.view !== smaller.view && larger.view !== 'WHOLE')) return;
  for (const attribute of attributes) {
    const [count, before] = [larger.strip[attribute], smaller.strip[attribute]];
    if (count === null || before === null) continue;
    expect([larger.view, larger.day, smaller.view, smaller.day, attribute, isSmall(count - before)]).toEqual([
      larger.view,
      larger.day,
      smaller.view,
      smaller.day,
      attribute,
      false,
    ]);
  }
  if (larger.day !== smaller.day) return;
  for (const { reason, families } of larger.exclusions) {
    const same = smaller.exclusions.find((exclusion) => exclusion.reason === reason);
    if (same !== undefined)
      expect([larger.day, reason, isSmall(families - same.families)]).toEqual([larger.day, reason, false]);
  }
}
