import { randomUUID } from 'node:crypto';
import { accessRules } from '../../../api/src/app/access-rules.js';
import { refusalOf } from '../../../api/src/platform/access.js';
import type { Actor } from '../../../api/src/platform/actor.js';
import { seededRandom } from '../../../api/src/testing/random.js';
import { startProductWorld, type ProductWorld } from '../../../api/src/testing/product-world.js';
import { randomPilot, type RandomPilot } from '../../../api/src/testing/random-pilot.js';
import { documentFor, operationsOf } from '../../kit/selection.js';
import { planted, Planting, textFields } from './planted-texts.js';

const seed = Number(process.env['SEED'] ?? 1);
const fieldMark = 'zqfamilyqz';
const staffMark = 'zqstaffqz';
const readers = ['MINISTER', 'FEDERATION'] as const;

/** Inputs whose texts do not concern a family. */
const notPersonal = ['RecordConsentInput.language'];

type Questions = (pilot: RandomPilot) => readonly Record<string, unknown>[];

const views = ['SIX_MONTHS', 'WHOLE'];
const days = [null, '2018-03-31', '2018-09-05', '2019-06-02'];
const once: Questions = () => [{}];

/**
 * Variables for each operation that readers of whole pilots may call; the test fails for an operation without
 * variables.
 */
const questions: Readonly<Record<string, Questions>> = {
  installation: once,
  viewer: once,
  pilots: once,
  pilot: ({ pilotId }) => [{ id: pilotId }],
  areas: once,
  clusters: ({ pilotId }) => [{}, { pilotId }],
  cluster: ({ clusterIds }) => clusterIds.map((id) => ({ id })),
  associations: ({ clusterIds }) => [
    { first: 50 },
    ...clusterIds.map((clusterId) => ({ first: 50, clusterId })),
    ...[...planted, fieldMark].map((search) => ({ first: 50, search })),
  ],
  association: ({ associationIds }) => associationIds.map((id) => ({ id })),
  serviceTypes: () => [{ includeRetired: true }],
  ruleVersion: () => [{ number: 1 }],
  pilotOutcomes: ({ pilotId }) =>
    views.flatMap((view) => days.map((knownOn) => ({ pilotId, view, knownOn, baseMonth: '2018-03' }))),
  saveOutcomes: ({ pilotId }) =>
    views.map((view) => ({ input: { clientKey: randomUUID(), pilotId, view, note: 'For a meeting' } })),
  savedOutcomes: ({ pilotId }) => [{ pilotId }],
  noteExport: ({ pilotId }) => [{ input: { kind: 'OUTCOMES', recordId: pilotId } }],
};
/** Operations on sessions and passwords, which return the reader's own account or nothing. */
const withoutData = new Set(['signIn', 'signOut', 'createFirstAdministrator', 'changePassword']);

describe(`readers of whole pilots see no personal data (SEED=${seed})`, () => {
  let world: ProductWorld;
  let pilot: RandomPilot;
  let planting: Planting;

  beforeAll(async () => {
    world = await startProductWorld();
    world.moveTo('2018-09-03');
    pilot = await randomPilot(world, seededRandom(seed), {
      families: 64,
      clusters: 3,
      months: 6,
      targetShare: 0.4,
      withIncomeLine: true,
      textOf: () => fieldMark,
    });
    world.moveTo('2018-09-20');
    planting = new Planting(world, { ...pilot, coordinator: { ...pilot.coordinator, displayName: staffMark } });
    await planting.plant();
    world.moveTo('2019-06-03');
  });
  afterAll(() => world.database.close());

  const isAllowed = (role: Actor['role'], coordinate: string): boolean => {
    const rule = accessRules[coordinate];
    return rule !== undefined && refusalOf(rule, role) === null;
  };

  /** Calls every operation that the reader may call, with all fields, and again with only the permitted fields. */
  const answersOf = async (actor: Actor): Promise<string[]> => {
    const answers: string[] = [];
    const isRefused = (type: string): boolean => accessRules[type] !== undefined && !isAllowed(actor.role, type);
    // Mutations run first, so that the queries read their results.
    const operations = operationsOf(world.schema).sort((a, b) => (a.kind < b.kind ? -1 : 1));
    for (const operation of operations) {
      const coordinate = `${operation.kind === 'query' ? 'Query' : 'Mutation'}.${operation.name}`;
      if (!isAllowed(actor.role, coordinate) || withoutData.has(operation.name)) continue;
      const variablesFor = questions[operation.name];
      if (variablesFor === undefined) throw new Error(`${coordinate} is not covered: say what it is asked with`);
      for (const variables of variablesFor(pilot)) {
        const everything = await world.answer(actor, documentFor(operation, 9), variables);
        const { errors, data } = await world.answer(actor, documentFor(operation, 9, isRefused), variables);
        if (errors !== undefined) throw new Error(`${coordinate}: ${JSON.stringify(errors)}`);
        answers.push(JSON.stringify(data), JSON.stringify(everything));
      }
    }
    return answers;
  };

  test('marker texts were written into every text field about a family', async () => {
    const aboutFamilies = (mutation: string): boolean => {
      const rule = accessRules[`Mutation.${mutation}`];
      return rule?.who === 'roles' && rule.roles.some((role) => role === 'COORDINATOR' || role === 'ASSOCIATION_HEAD');
    };
    const fields = textFields(world.schema, aboutFamilies).filter((field) => !notPersonal.includes(field));
    expect(fields.filter((field) => !planting.fields.has(field))).toEqual([]);
    expect(planting.fields.has('ExtendPilotInput.reason')).toBe(true);
  });

  test('the coordinator’s answers contain them, as found by the same search', async () => {
    const { families } = await world.ask<{ families: object }>(
      pilot.coordinator,
      `{ families(first: 100) { edges { node { id name code phone address } } } }`,
    );
    const answer = JSON.stringify(families);
    for (const text of [...planted, fieldMark, pilot.familyIds[0] ?? '']) {
      if (text !== '0999717171') expect(answer).toContain(text);
    }
  });

  test.each(readers)(
    'answers to the %s contain no marker text and no id of a family, person, visit or service',
    async (role) => {
      const actor = role === 'MINISTER' ? pilot.minister : pilot.federation;
      const answers = await answersOf(actor);
      const figures = answers.filter((answer) => answer.includes('"figures":{'));
      expect(figures.length).toBeGreaterThanOrEqual(views.length * days.length);
      expect(answers.some((answer) => answer.startsWith('{"savedOutcomes":[{') && answer.includes('"figures":{'))).toBe(
        true,
      );
      const secrets = [
        ...planted,
        fieldMark,
        staffMark,
        ...pilot.familyIds,
        ...planting.ids,
        ...(await idsOf(world, pilot)),
      ];
      const text = answers.join('\n').toLowerCase();
      expect(secrets.filter((secret) => text.includes(secret.toLowerCase()))).toEqual([]);
      expect(text.match(/\bf-\d+\b/g)).toBeNull();
    },
  );
});

/** Ids of all records about the families. */
async function idsOf(world: ProductWorld, { coordinator }: RandomPilot): Promise<string[]> {
  const answer = await world.ask<object>(
    coordinator,
    `{ families(first: 100) { edges { node { members { id } spells { id } assessments { id } events { id } consents { id } } } } }`,
  );
  return [...JSON.stringify(answer).matchAll(/"id":"([^"]+)"/g)].map(([, id = '']) => id);
}
