import { randomUUID } from 'node:crypto';
import { addMonths, lastDayOf, type ExitReason, type LifeCycleStep } from '@anaqid/shared-types';
import { startProductWorld, type ProductWorld } from '../../../api/src/testing/product-world.js';
import { representative } from '../../../api/src/testing/programme-world.js';
import { randomPilot, type RandomPilot } from '../../../api/src/testing/random-pilot.js';
import { seededRandom, type Random } from '../../../api/src/testing/random.js';
import { administrator, uniqueName } from '../../../api/src/testing/set-up-world.js';
import { visitAt } from '../../../api/src/testing/visits.js';
import { DomainError } from '../../../api/src/platform/errors.js';
import type { Actor } from '../../../api/src/platform/actor.js';

const seed = Number(process.env['SEED'] ?? 1);
const rounds = 5;
const commandsOfRound = 16;

interface ReadFamily {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly spells: readonly {
    readonly enrolledMonth: string;
    readonly exitMonth: string | null;
    readonly exitReason: string | null;
  }[];
  readonly assessments: readonly { readonly month: string; readonly independent: boolean; readonly counts: boolean }[];
  readonly interventions: {
    readonly edges: readonly {
      readonly node: { readonly id: string; readonly month: string; readonly version: number; readonly amount: number };
    }[];
  };
}

const familiesDocument = `{ families(first: 100) { edges { node { id version state
  spells { enrolledMonth exitMonth exitReason } assessments { month independent counts }
  interventions(first: 100) { edges { node { id month version amount } } } } } } }`;
const countsDocument = `query ($id: ID!) { pilot(id: $id) { counts { families } } }`;
const outcomesDocument = `query ($id: ID!) { pilotOutcomes(pilotId: $id, view: WHOLE) { figures {
  strip { enrolled } headline { n graduated of100 leftOf100 } spending { careTotal developmentTotal } } } }`;

interface ReadOutcomes {
  readonly pilotOutcomes: {
    readonly figures: {
      readonly strip: { readonly enrolled: number };
      readonly headline: object;
      readonly spending: { readonly careTotal: number | null; readonly developmentTotal: number | null };
    } | null;
  } | null;
}

/** Random histories of families whose records are dated back, looked at through the API after each round. */
describe(`random histories dated back (SEED=${seed})`, () => {
  let world: ProductWorld;
  let pilot: RandomPilot;
  let second: Actor;
  let serviceTypeId: string;
  const random: Random = seededRandom(seed);
  const chosen = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const done = new Map<string, number>();
  let spent = 0;

  beforeAll(async () => {
    world = await startProductWorld();
    pilot = await randomPilot(world, random, { families: 26, clusters: 1, months: 6 });
    second = { ...pilot.coordinator, accountId: randomUUID() };
    const type = {
      entryMode: 'AMOUNT',
      frequency: 'MONTHLY',
      class: 'CARE',
      unit: { ar: 'وحدة', en: 'unit' },
    } as const;
    const newType = { clientKey: randomUUID(), name: uniqueName(), ...type };
    serviceTypeId = (await world.serviceTypes.createServiceType(administrator, newType))._id;
  });
  afterAll(() => world.database.close());

  const families = async (): Promise<ReadFamily[]> => {
    const data = await world.ask<{ families: { edges: { node: ReadFamily }[] } }>(pilot.coordinator, familiesDocument);
    return data.families.edges.map(({ node }) => node);
  };
  const outcomes = async (actor: Actor) =>
    (await world.ask<ReadOutcomes>(actor, outcomesDocument, { id: pilot.pilotId })).pilotOutcomes?.figures ?? null;

  const commands = {
    exit: async (family: ReadFamily) => {
      const month = addMonths('2018-03', Math.floor(random() * 8));
      const on = random() < 0.5 ? world.today() : lastDayOf(month);
      const reasons = ['MOVED', 'TRANSFERRED', 'LOST_CONTACT', 'DUPLICATE_RECORD', 'PILOT_ENDED'] as const;
      const exitReason: ExitReason = chosen(reasons) ?? 'MOVED';
      const later = await world.interventions.afterLeaving(pilot.coordinator, family.id, on);
      const givenIds = random() < 0.7 ? later.map(({ _id }) => _id) : [];
      await takeStep(family, 'EXIT', on, { exitReason, nextStep: 'خطوة', givenAfterLeaving: givenIds });
    },
    undo: (family: ReadFamily) => takeStep(family, 'UNDO_EXIT', world.today(), { reason: 'سبب' }, second),
    enrol: async (family: ReadFamily) => {
      const enrolledMonth = addMonths('2018-04', Math.floor(random() * 6));
      await world.useCases.enrolFamily(pilot.coordinator, {
        clientKey: randomUUID(),
        familyId: family.id,
        version: family.version,
        associationId: pilot.associationIds[0] ?? '',
        enrolledMonth,
        baselineOn: lastDayOf(enrolledMonth),
        reason: 'عادت إلى الحاجة',
      });
    },
    graduate: async (family: ReadFamily) => {
      const input = { clientKey: randomUUID(), familyId: family.id, version: family.version, on: world.today() };
      await world.useCases.proposeGraduation(pilot.head, input);
      const approval = { ...input, clientKey: randomUUID(), version: family.version + 1 };
      await world.useCases.approveGraduation(pilot.coordinator, approval);
    },
    visit: (family: ReadFamily) => {
      const month = addMonths('2018-03', Math.floor(random() * 12));
      const input = visitAt(family.id, month, 2 + Math.floor(random() * 3));
      return world.assessments.recordAssessment(pilot.coordinator, input);
    },
    give: async (family: ReadFamily) => {
      const month = addMonths('2018-03', Math.floor(random() * 8));
      const entry = { clientKey: randomUUID(), familyId: family.id, serviceTypeId, month, amount: 10_000 };
      const { items } = await world.interventions.logInterventions(pilot.coordinator, { entries: [entry] });
      if (items[0]?.outcome !== 'STORED') throw new DomainError('INVALID');
    },
    lateMember: (family: ReadFamily) => addMember(family.id),
    extend: async () => {
      const { version } = (await world.pilots.byId(pilot.pilotId)) ?? { version: 0 };
      const decision = { reason: 'لم تكفِ', decisionNumber: '1', decidedOn: '2018-09-04' };
      const toMonths = 7 + Math.floor(random() * 5);
      const input = { clientKey: randomUUID(), pilotId: pilot.pilotId, version, toMonths, ...decision };
      await world.useCases.extendPilot(administrator, input);
    },
    shortenMembership: async () => {
      const [membership] = await world.associations.membershipsOf(pilot.clusterIds[0] ?? '');
      const toMonth = addMonths('2018-03', Math.floor(random() * 12));
      const { _id: membershipId, version } = membership ?? { _id: '', version: 0 };
      await world.useCases.reviseMembership(administrator, { membershipId, version, toMonth });
    },
  };

  async function takeStep(
    { id: familyId, version }: ReadFamily,
    step: LifeCycleStep,
    on: string,
    details: object,
    actor: Actor = pilot.coordinator,
  ): Promise<void> {
    await world.useCases.takeFamilyStep(actor, { clientKey: randomUUID(), familyId, version, step, on, ...details });
  }

  async function addMember(familyId: string): Promise<void> {
    const family = await world.families.familyById(pilot.coordinator, familyId);
    const members = (family?.members ?? []).map(({ _id: id, ...member }) => ({ id, ...member }));
    const child = { id: randomUUID(), name: 'ريم', sex: 'FEMALE', relation: 'CHILD', bornOn: '2010-01-01' } as const;
    const changed = [...members, { ...child, joinedMonth: world.today().slice(0, 7) }];
    await world.useCases.saveMembers(pilot.coordinator, { familyId, version: family?.version ?? 0, members: changed });
  }

  async function attempt(name: keyof typeof commands): Promise<void> {
    const family = chosen(await families());
    if (family === undefined) throw new Error('no families');
    try {
      await commands[name](family);
      done.set(name, (done.get(name) ?? 0) + 1);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }

  test.each(Array.from({ length: rounds }, (_, round) => round))(
    'round %i leaves every record in a spell or marked, spends no less and counts households once',
    async () => {
      const names = Object.keys(commands) as (keyof typeof commands)[];
      for (let count = 0; count < commandsOfRound; count += 1)
        await attempt(chosen([...names, 'exit', 'enrol', 'enrol', 'give']) ?? 'exit');
      const all = await families();
      const events = await world.families.eventsOf(all.map(({ id }) => id));
      const marked = new Set(events.flatMap(({ givenAfterLeaving }) => givenAfterLeaving ?? []));
      const covers = (family: ReadFamily, month: string): boolean =>
        family.spells.some(
          (spell) => month >= spell.enrolledMonth && (spell.exitMonth === null || month <= spell.exitMonth),
        );
      for (const family of all) {
        const services = family.interventions.edges.map(({ node }) => node);
        expect(services.filter(({ id, month }) => !covers(family, month) && !marked.has(id))).toEqual([]);
        if (family.spells.some(({ exitReason }) => exitReason === 'DUPLICATE_RECORD')) continue;
        const visits = family.assessments.filter(({ independent }) => !independent);
        const counted = new Set(visits.filter(({ counts }) => counts).map(({ month }) => month));
        expect(visits.filter(({ month }) => !counted.has(month))).toEqual([]);
      }

      const households = all.filter(
        ({ spells }) => spells.length > 0 && !spells.some(({ exitReason }) => exitReason === 'DUPLICATE_RECORD'),
      ).length;
      const { pilot: counted } = await world.ask<{ pilot: { counts: { families: number } } }>(
        administrator,
        countsDocument,
        { id: pilot.pilotId },
      );
      const readers = [pilot.coordinator, pilot.federation, pilot.minister];
      const figures = await Promise.all(readers.map(outcomes));
      const enrolled = figures.map((read) => read?.strip.enrolled ?? null);
      // Fewer than twenty families are suppressed to readers of whole pilots.
      const shown = households < 20 ? null : households;
      expect([counted.counts.families, ...enrolled]).toEqual([households, households, shown, shown]);

      const { careTotal = 0, developmentTotal = 0 } = figures[0]?.spending ?? {};
      const total = (careTotal ?? 0) + (developmentTotal ?? 0);
      expect(total).toBeGreaterThanOrEqual(spent);
      spent = total;
      expect(await world.useCases.verifyRollups(() => undefined)).toEqual([]);
    },
    120_000,
  );

  test('the histories hold every kind of change', () => {
    console.log(`SEED=${seed}`, Object.fromEntries(done));
    expect(done.size).toBeGreaterThanOrEqual(7);
  });

  test('enrolling with no month left moves no outcome figure', async () => {
    const [membership] = await world.associations.membershipsOf(pilot.clusterIds[0] ?? '');
    const { _id: membershipId, version: basedOn } = membership ?? { _id: '', version: 0 };
    await world.useCases.reviseMembership(administrator, { membershipId, version: basedOn, toMonth: null });
    const before = (await outcomes(pilot.coordinator))?.headline;
    const { _id: familyId } = await world.families.nominateFamily(pilot.coordinator, {
      clientKey: randomUUID(),
      clusterId: pilot.clusterIds[0] ?? '',
      name: 'أسرة متأخرة',
      members: [representative()],
      on: '2018-02-01',
    });
    const consent = { clientKey: randomUUID(), familyId, purpose: 'RECORD', given: true, language: 'ar' } as const;
    const { version } = await world.families.recordConsent(pilot.coordinator, { ...consent, on: '2018-02-02' });
    const { months } = (await world.pilots.byId(pilot.pilotId)) ?? { months: 6 };
    const enrolledMonth = addMonths('2018-03', months - 1);
    const enrolment = {
      associationId: pilot.associationIds[0] ?? '',
      enrolledMonth,
      baselineOn: lastDayOf(enrolledMonth),
    };
    const request = { clientKey: randomUUID(), familyId, version, ...enrolment, reason: 'قائمة الانتظار' };
    expect(await world.useCases.enrolFamily(pilot.coordinator, request)).toMatchObject({ state: 'ACTIVE' });
    expect((await outcomes(pilot.coordinator))?.headline).toEqual(before);
  });
});
