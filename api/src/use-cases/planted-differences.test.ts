import type { mongo } from 'mongoose';
import { startProductWorld, type ProductWorld } from '../testing/product-world.js';
import { startRandomHistory } from '../testing/random-history.js';
import { randomPilot } from '../testing/random-pilot.js';
import { seededRandom } from '../testing/random.js';

type Stored = mongo.Document & { _id: string };

/** A change behind the product's back: of a stored roll-up, or of a record without its roll-up. */
interface Plant {
  readonly collection: string;
  /** Fields to set on one document; null: the document is deleted. */
  readonly set: Readonly<Record<string, unknown>> | null;
  /** Which document; by default any. */
  readonly of?: Readonly<Record<string, unknown>>;
  readonly found: { readonly collection: string; readonly kind: string; readonly fields: readonly string[] };
}

const inSpell = (field: string, value: unknown, of?: Plant['of']): Plant => ({
  collection: 'spellRollups',
  set: { [field]: value },
  ...(of === undefined ? {} : { of }),
  found: { collection: 'spellRollups', kind: 'DIFFERENT', fields: [field.split('.')[0] ?? ''] },
});

const inServices = (field: string, value: unknown): Plant => ({
  collection: 'serviceRollups',
  set: { [field]: value },
  of: { 'services.0': { $exists: true } },
  found: { collection: 'serviceRollups', kind: 'DIFFERENT', fields: [field.split('.')[0] ?? ''] },
});

const inRecord = (
  collection: string,
  set: Plant['set'],
  fields: readonly string[],
  { of, rollups = 'spellRollups' }: { of?: Plant['of']; rollups?: string } = {},
): Plant => ({
  collection,
  set,
  ...(of === undefined ? {} : { of }),
  found: { collection: rollups, kind: 'DIFFERENT', fields },
});

const visited = { 'visits.2': { $exists: true } };
const counted = { voided: false, quantity: { $gt: 0 } };
const services = { of: counted, rollups: 'serviceRollups' };

const plants: readonly Plant[] = [
  inSpell('pilotId', 'other'),
  inSpell('clusterId', 'other'),
  inSpell('associationId', 'other'),
  inSpell('ruleVersion', 7),
  inSpell('enrolledMonth', '2018-01'),
  inSpell('exitMonth', '2018-01'),
  inSpell('exitReason', 'DUPLICATE_RECORD'),
  inSpell('exitRecordedAt', new Date(5)),
  inSpell('state', 'CANDIDATE'),
  inSpell('proposal', { on: '2018-07-01', by: 'x', graduationMonth: null, recordedAt: new Date(5) }),
  inSpell('approval', { on: '2018-07-01', by: 'x', graduationMonth: null, recordedAt: new Date(5) }),
  inSpell('followUpEnded', true),
  inSpell('suspension', { on: '2018-07-01', reviewOn: '2018-07-02' }),
  inSpell('members', []),
  inSpell('members.0.bornOn', '1980-05-06'),
  inSpell('visits', [], visited),
  inSpell('visits.1.recordedAt', new Date(5), visited),
  inSpell('marks', '0'),
  inSpell('levels', '-'),
  inSpell('indices.0', 33.25, visited),
  inSpell('coverages.0', 0.125, visited),
  inSpell('ownIncomes.0', 1, visited),
  inSpell('added', 1),
  inServices('clusterId', 'other'),
  inServices('services', []),
  inServices('services.0.serviceTypeId', 'other'),
  inServices('services.0.class', 'OTHER'),
  inServices('services.0.givingAssociationId', 'other'),
  inServices('services.0.months.0', '2017-01'),
  inServices('services.0.quantities.0', 999),
  inServices('services.0.amounts.0', 999),
  inServices('services.0.recordedAt.0', new Date(5)),
  inServices('months.0', '2017-01'),
  inServices('care', []),
  inServices('development.0', 12_345),
  inServices('recordings.0.firsts', ''),
  {
    collection: 'spellRollups',
    set: null,
    found: { collection: 'spellRollups', kind: 'MISSING', fields: [] },
  },
  {
    collection: 'serviceRollups',
    set: null,
    found: { collection: 'serviceRollups', kind: 'MISSING', fields: [] },
  },
  {
    collection: 'spellRollups',
    set: { familyId: 'nobody' },
    found: { collection: 'spellRollups', kind: 'MISSING', fields: [] },
  },
  {
    collection: 'serviceRollups',
    set: { familyId: 'nobody' },
    found: { collection: 'serviceRollups', kind: 'STRAY', fields: [] },
  },
  inRecord('assessments', null, ['visits'], { of: { independent: false } }),
  inRecord('interventions', { voided: true }, ['services'], services),
  inRecord('interventions', { amount: 77_777 }, ['services'], services),
  inRecord('interventions', null, ['services'], services),
  inRecord('families', { state: 'SUSPENDED' }, ['state'], { of: { state: 'ACTIVE' } }),
  inRecord('lifeCycleEvents', { recordedAt: new Date(5) }, ['exitRecordedAt'], { of: { step: 'EXIT' } }),
];

describe('verifying roll-ups', () => {
  let world: ProductWorld;
  beforeAll(async () => {
    const random = seededRandom(3);
    world = await startProductWorld();
    world.moveTo('2018-09-03');
    const pilot = await randomPilot(world, random, { families: 6, months: 6 });
    const history = await startRandomHistory(world, pilot, random);
    await history.live(60);
  });
  afterAll(() => world.database.close());

  const verify = () => world.useCases.verifyRollups(() => undefined);

  test.each(plants)('finds $collection $of with $set', async ({ collection, set, of = {}, found }) => {
    expect(await verify()).toEqual([]);
    const documents = world.database.connection.getClient().db(world.database.connection.name);
    const planted = documents.collection<Stored>(collection);
    // An exit that was undone, or that a later one replaced, amounts to nothing.
    const exited = await documents.collection<Stored>('families').distinct('_id', { state: 'EXITED' });
    const isEvent = collection === 'lifeCycleEvents';
    const before = isEvent
      ? await planted.findOne({ ...of, familyId: { $in: exited } }, { sort: { familyVersion: -1 } })
      : await planted.findOne(of, { sort: { _id: 1 } });
    if (before === null) throw new Error('nothing to plant the difference in');
    const { _id } = before;
    if (set === null) await planted.deleteOne({ _id });
    else await planted.updateOne({ _id }, { $set: set });

    const differences = await verify();
    const named = differences.filter(({ kind }) => kind === found.kind);
    expect(named).toContainEqual(expect.objectContaining({ collection: found.collection }));
    expect(named.flatMap(({ fields }) => fields)).toEqual(expect.arrayContaining([...found.fields]));
    if (collection.endsWith('Rollups')) expect(differences.map(({ id }) => id)).toContain(_id);

    if (collection.endsWith('Rollups')) await world.useCases.rebuildRollups(() => undefined);
    else await planted.replaceOne({ _id }, before, { upsert: true });
    expect(await verify()).toEqual([]);
  });
});
