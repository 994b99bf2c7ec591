import { randomUUID } from 'node:crypto';
import { addMonths, type LogInterventionInput } from '@anaqid/shared-types';
import type { InterventionRecord } from '../features/interventions/interventions.service.js';
import { DomainError } from '../platform/errors.js';
import type { ProductWorld } from './product-world.js';
import type { RandomPilot } from './random-pilot.js';
import type { Random } from './random.js';
import { administrator, uniqueName } from './set-up-world.js';

/** Everything that changes what roll-ups follow from, in random order, through the services as users would. */
interface RandomHistory {
  /** Takes a number of random steps; refusals are part of life. */
  live(steps: number): Promise<void>;
  /** The kinds of steps that were not refused. */
  readonly accepted: ReadonlySet<string>;
}

interface History {
  readonly world: ProductWorld;
  readonly pilot: RandomPilot;
  readonly random: Random;
  readonly typeIds: readonly string[];
  readonly entryIds: string[];
}

export async function startRandomHistory(
  world: ProductWorld,
  pilot: RandomPilot,
  random: Random,
): Promise<RandomHistory> {
  const typeIds = [
    await createType(world, 'CARE', 'MONTHLY'),
    await createType(world, 'CARE', 'AS_NEEDED'),
    await createType(world, 'DEVELOPMENT', 'MONTHLY'),
  ];
  const history: History = { world, pilot, random, typeIds, entryIds: [] };
  const accepted = new Set<string>();
  return {
    accepted,
    async live(count) {
      for (let step = 0; step < count; step += 1) {
        const [name, take] = oneOf(random, steps);
        if (await isAccepted(take(history))) accepted.add(name);
      }
    },
  };
}

async function createType(
  { serviceTypes }: ProductWorld,
  serviceClass: 'CARE' | 'DEVELOPMENT',
  frequency: 'MONTHLY' | 'AS_NEEDED',
): Promise<string> {
  const { _id } = await serviceTypes.createServiceType(administrator, {
    clientKey: randomUUID(),
    name: uniqueName(),
    unit: { ar: 'وحدة', en: 'unit' },
    entryMode: 'QUANTITY',
    unitValue: 3_000,
    currency: 'SYP',
    frequency,
    class: serviceClass,
  });
  return _id;
}

async function isAccepted(step: Promise<unknown>): Promise<boolean> {
  try {
    await step;
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

type Step = (history: History) => Promise<unknown>;

function oneOf<T>(random: Random, values: readonly T[]): T {
  return values[Math.floor(random() * values.length)] as T;
}

/** A month of the pilot's first half year, or the one before it. */
const someMonth = ({ random }: History): string => addMonths('2018-02', Math.floor(random() * 7));

/** Eight requests at once, two of them for the same cell. */
const log: Step = async (history) => {
  const { world, pilot, random, typeIds, entryIds } = history;
  const requests = Array.from({ length: 7 }, (): LogInterventionInput[] =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => ({
      clientKey: randomUUID(),
      familyId: oneOf(random, pilot.familyIds),
      serviceTypeId: oneOf(random, typeIds),
      month: someMonth(history),
      quantity: Math.floor(random() * 4),
    })),
  );
  const again = (requests[0] ?? []).map((entry) => ({ ...entry, clientKey: randomUUID() }));
  const answers = await Promise.all(
    [...requests, again].map((entries) => world.interventions.logInterventions(pilot.coordinator, { entries })),
  );
  const stored = answers.flatMap(({ items }) => items.filter(({ outcome }) => outcome === 'STORED'));
  entryIds.push(...stored.flatMap(({ intervention }) => (intervention == null ? [] : [intervention._id])));
};

const correctEntry: Step = async (history) => {
  const { world, pilot, random } = history;
  const entry = await someEntry(history);
  if (entry === null) return;
  const corrections = [{ id: entry._id, version: entry.version, quantity: Math.floor(random() * 5) }];
  await world.interventions.correctInterventions(pilot.coordinator, { corrections });
};

const voidEntry: Step = async (history) => {
  const entry = await someEntry(history);
  if (entry === null) return;
  const voids = [{ id: entry._id, version: entry.version, reason: 'خطأ' }];
  await history.world.interventions.voidInterventions(history.pilot.coordinator, { voids });
};

async function someEntry({ world, random, entryIds }: History): Promise<InterventionRecord | null> {
  if (entryIds.length === 0) return null;
  const _id = oneOf(random, entryIds);
  return world.database.connection.collection<InterventionRecord>('interventions').findOne({ _id });
}

const correctVisit: Step = async ({ world, pilot, random }) => {
  const familyId = oneOf(random, pilot.familyIds);
  const visits = await world.database.connection
    .collection<{ _id: string; version: number }>('assessments')
    .find({ familyId })
    .sort({ _id: 1 })
    .toArray();
  if (visits.length === 0) return;
  const { _id: id, version } = oneOf(random, visits);
  const answers = [{ domain: 'FOOD' as const, level: 1 + Math.floor(random() * 5), evidence: 'SAID' as const }];
  const incomes = random() < 0.5 ? null : [{ source: 'SALES' as const, amount: Math.floor(random() * 60_000) }];
  await world.assessments.correctAssessment(pilot.coordinator, { id, version, answers, incomes, reason: 'سهو' });
};

const visitAgain: Step = async (history) => {
  const { world, pilot, random } = history;
  const month = someMonth(history);
  await world.assessments.recordAssessment(pilot.coordinator, {
    clientKey: randomUUID(),
    familyId: oneOf(random, pilot.familyIds),
    month,
    visitedOn: `${month}-25`,
    form: 'MONTHLY',
    independent: random() < 0.3,
    answers: (['OWN_INCOME', 'WORK', 'FOOD', 'HOUSING', 'HEALTH', 'CHILDREN_EDUCATION'] as const).map((domain) => ({
      domain,
      level: 1 + Math.floor(random() * 5),
      evidence: 'SAID' as const,
    })),
  });
};

const changeMembers: Step = async ({ world, pilot, random }) => {
  const family = await world.families.familyById(pilot.coordinator, oneOf(random, pilot.familyIds));
  if (family === null) return;
  const members = family.members.map(({ _id: id, ...member }) => ({ ...member, id }));
  const bornOn = `${1990 + Math.floor(random() * 25)}-03-03`;
  const child = { id: randomUUID(), name: 'ولد', sex: 'MALE', relation: 'CHILD', bornOn } as const;
  const changed = members.map((member) => ({ ...member, ableToWork: random() < 0.5 }));
  const input = { familyId: family._id, version: family.version, members: [...changed, child] };
  await world.useCases.saveMembers(pilot.coordinator, input);
};

const recordLine: Step = async (history) => {
  const amountPerAdult = 5_000 + Math.floor(history.random() * 30_000);
  const { pilotId } = history.pilot;
  const line = { clientKey: randomUUID(), pilotId, fromMonth: someMonth(history), amountPerAdult, source: 'مسح' };
  await history.world.pilots.recordIncomeLine(administrator, line);
};

const recordPrice: Step = async (history) => {
  const value = 100 + Math.floor(history.random() * 50);
  const price = { clientKey: randomUUID(), pilotId: history.pilot.pilotId, month: someMonth(history), value };
  await history.world.pilots.recordPriceIndex(administrator, { ...price, source: 'نشرة' });
};

const takeFamilyStep =
  (step: 'EXIT' | 'UNDO_EXIT' | 'SUSPEND' | 'RESUME'): Step =>
  async ({ world, pilot, random }) => {
    const family = await world.families.familyById(pilot.coordinator, oneOf(random, pilot.familyIds));
    if (family === null) return;
    await world.useCases.takeFamilyStep(pilot.coordinator, {
      clientKey: randomUUID(),
      familyId: family._id,
      version: family.version,
      step,
      on: world.today(),
      reason: 'سبب',
      ...(step === 'EXIT' ? { exitReason: 'MOVED', nextStep: 'خطوة' } : {}),
      ...(step === 'SUSPEND' ? { reviewOn: '2019-12-01' } : {}),
    });
  };

const extend: Step = async ({ world, pilot, random }) => {
  const record = await world.pilots.byId(pilot.pilotId);
  await world.useCases.extendPilot(administrator, {
    clientKey: randomUUID(),
    pilotId: pilot.pilotId,
    version: record?.version ?? 0,
    clusterId: random() < 0.7 ? oneOf(random, pilot.clusterIds) : null,
    toMonths: 7 + Math.floor(random() * 5),
    reason: 'لم تكفِ',
    decisionNumber: '2',
    decidedOn: world.today(),
  });
};

const closeAndReopen: Step = async (history) => {
  const { world, pilot, random } = history;
  const clusterMonth = { clusterId: oneOf(random, pilot.clusterIds), month: someMonth(history) };
  const blanks = random() < 0.5 ? 'NOTHING_GIVEN' : 'LEAVE';
  await world.useCases.closeMonth(pilot.coordinator, { clientKey: randomUUID(), ...clusterMonth, blanks });
  if (random() < 0.7) {
    await world.useCases.reopenMonth(pilot.coordinator, { clientKey: randomUUID(), ...clusterMonth, reason: 'نسيان' });
  }
};

/** More frequent steps stand more than once. */
const steps: readonly (readonly [name: string, step: Step])[] = [
  ['log', log],
  ['log', log],
  ['log', log],
  ['correctEntry', correctEntry],
  ['correctEntry', correctEntry],
  ['voidEntry', voidEntry],
  ['correctVisit', correctVisit],
  ['correctVisit', correctVisit],
  ['visitAgain', visitAgain],
  ['changeMembers', changeMembers],
  ['recordLine', recordLine],
  ['recordPrice', recordPrice],
  ['EXIT', takeFamilyStep('EXIT')],
  ['UNDO_EXIT', takeFamilyStep('UNDO_EXIT')],
  ['SUSPEND', takeFamilyStep('SUSPEND')],
  ['RESUME', takeFamilyStep('RESUME')],
  ['extend', extend],
  ['closeAndReopen', closeAndReopen],
];
