import { randomUUID } from 'node:crypto';
import { isObjectType, type ExecutionResult } from 'graphql';
import { accessRules } from '../../../api/src/app/access-rules.js';
import { recordCollections } from '../../../api/src/app/models.js';
import { refusalOf } from '../../../api/src/platform/access.js';
import type { Actor } from '../../../api/src/platform/actor.js';
import { DomainError } from '../../../api/src/platform/errors.js';
import { FaultError } from '../../../api/src/platform/faults.js';
import { startProductWorld, type ProductWorld } from '../../../api/src/testing/product-world.js';
import { randomPilot, type RandomPilot } from '../../../api/src/testing/random-pilot.js';
import { seededRandom } from '../../../api/src/testing/random.js';
import { administrator, uniqueName } from '../../../api/src/testing/set-up-world.js';
import { committedSchema, documentFor, operationsOf, type Operation } from '../../kit/selection.js';
import { hostilePlaces, withValue } from './hostile-values.js';
import { cases, type Aim } from './permission-matrix.cases.js';

const roles = ['administrator', 'coordinator', 'head', 'minister', 'federation'] as const;

describe('values that nobody sends by mistake', () => {
  let world: ProductWorld;
  let actors: Record<(typeof roles)[number], Actor>;
  let aim: Aim;

  beforeAll(async () => {
    world = await startProductWorld();
    const pilot = await randomPilot(world, seededRandom(5), { families: 6, months: 6, withIncomeLine: true });
    const { coordinator, head, minister, federation } = pilot;
    actors = { administrator, coordinator, head, minister, federation };
    aim = await aimInto(world, pilot);
  });
  afterAll(() => world.database.close());

  test.each(operationsOf(committedSchema()).map((operation) => [operation.name, operation] as const))(
    '%s answers none of them with an internal error',
    async (name, operation) => {
      const internal: string[] = [];
      const document = documentFor(operation, 2);
      for (const role of askingRoles(operation)) {
        for (const { path, values } of hostilePlaces(operation.field.args)) {
          for (const value of values) {
            const usual = await currentVariables(world, cases[name]?.variables?.(aim) ?? {});
            const variables = withValue(usual, path, value) as Record<string, unknown>;
            const actor = role === 'nobody' ? null : actors[role];
            const fault = internalErrorIn(await world.answer(actor, document, variables));
            if (fault !== null) internal.push(`${role} ${path.join('.')} = ${shown(value)}: ${fault}`);
          }
        }
      }
      expect(internal).toEqual([]);
    },
  );

  const family = committedSchema().getType('Family');
  const fieldsOfFamily = isObjectType(family) ? Object.values(family.getFields()) : [];

  test.each(fieldsOfFamily.filter(({ args }) => args.length > 0).map((field) => [field.name, field] as const))(
    'the field %s of a family answers none of them with an internal error',
    async (name, field) => {
      const internal: string[] = [];
      const defined = field.args.map((argument) => `$${argument.name}: ${argument.type.toString()}`).join(', ');
      const passed = field.args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
      const document = `query ($familyId: ID!, ${defined}) { family(id: $familyId) { ${name}(${passed}) { __typename } } }`;
      for (const role of ['coordinator', 'head'] as const) {
        for (const { path, values } of hostilePlaces(field.args)) {
          for (const value of values) {
            const usual = { familyId: aim.familyId, month: '2018-04', first: 10 };
            const variables = withValue(usual, path, value) as Record<string, unknown>;
            const fault = internalErrorIn(await world.answer(actors[role], document, variables));
            if (fault !== null) internal.push(`${role} ${path.join('.')} = ${shown(value)}: ${fault}`);
          }
        }
      }
      expect(internal).toEqual([]);
    },
  );

  test.each([
    ['a search with a control character', 'families(search: "x\\u0000y") { totalCount }', 'search'],
    ['a page before the first', 'families(first: -1) { totalCount }', 'first'],
    [
      'a cursor of another list',
      `auditLog(after: "${Buffer.from('["a","b"]').toString('base64url')}") { edges { cursor } }`,
      'after',
    ],
  ])('%s is refused as INVALID, with its argument', async (_what, selection, field) => {
    const actor = selection.startsWith('auditLog') ? actors.administrator : actors.coordinator;
    const { errors } = await world.answer(actor, `{ ${selection} }`);
    expect(errors?.map(({ originalError }) => originalError)).toMatchObject([{ code: 'INVALID', field }]);
  });

  /** Roles that the access rule accepts; a request without a person if it accepts everybody. */
  function askingRoles({ kind, name }: Operation): (keyof typeof actors | 'nobody')[] {
    const rule = accessRules[`${kind === 'query' ? 'Query' : 'Mutation'}.${name}`];
    if (rule === undefined || rule.who === 'anybody') return ['nobody'];
    return roles.filter((role) => refusalOf(rule, actors[role].role) === null);
  }
});

const shown = (value: unknown): string => JSON.stringify(value).slice(0, 40);

/** The message of an error that is neither a refusal nor about the request. */
function internalErrorIn({ errors = [] }: ExecutionResult): string | null {
  const fault = errors.find(({ path, originalError }) => {
    const isExpected = originalError instanceof DomainError || originalError instanceof FaultError;
    return path !== undefined && !isExpected;
  });
  return fault === undefined ? null : `${fault.message} at ${fault.path?.join('.')}`;
}

/** Ids of existing records in the scope of the coordinator and the head. */
async function aimInto(world: ProductWorld, pilot: RandomPilot): Promise<Aim> {
  const { coordinator, head, pilotId } = pilot;
  const [clusterId = ''] = pilot.clusterIds;
  const [associationId = ''] = pilot.associationIds;
  const { edges } = await world.families.page(head, { first: 1 });
  const familyId = edges[0]?.node._id ?? '';
  const create = async (mutation: string, result: string, input: object): Promise<string> => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
    const document = `mutation ($input: ${type}) { ${mutation}(input: $input) { ${result} { id } } }`;
    const answer = await world.ask<Record<string, Record<string, { id: string }>>>(administrator, document, { input });
    return answer[mutation]?.[result]?.id ?? '';
  };
  const areaId = await create('createArea', 'area', {
    clientKey: randomUUID(),
    name: uniqueName(),
    level: 'GOVERNORATE',
  });
  const { _id: serviceTypeId } = await world.serviceTypes.createServiceType(administrator, {
    clientKey: randomUUID(),
    name: uniqueName(),
    unit: uniqueName(),
    entryMode: 'QUANTITY',
    unitValue: 100,
    currency: 'SYP',
    frequency: 'MONTHLY',
    class: 'CARE',
  });
  const interventionId = randomUUID();
  const entry = { clientKey: interventionId, familyId, serviceTypeId, month: '2018-04', quantity: 1 };
  await world.interventions.logInterventions(coordinator, { entries: [entry] });
  const { _id: questionId } = await world.monthChecks.raiseQuestion(head, {
    clientKey: randomUUID(),
    familyId,
    serviceTypeId,
    month: '2018-04',
    text: 'Why?',
  });
  const { family } = await world.ask<{ family: { assessments: { id: string }[] } }>(
    coordinator,
    'query ($id: ID!) { family(id: $id) { assessments { id } } }',
    { id: familyId },
  );
  const { association } = await world.ask<{ association: { memberships: { id: string }[] } }>(
    administrator,
    'query ($id: ID!) { association(id: $id) { memberships { id } } }',
    { id: associationId },
  );
  const accountId = await create('createAccount', 'account', {
    clientKey: randomUUID(),
    userName: 'somebody',
    displayName: 'Somebody',
    password: 'a long enough password',
    role: 'COORDINATOR',
    clusterIds: [clusterId],
  });
  const assessmentId = family.assessments[0]?.id ?? '';
  const membershipId = association.memberships[0]?.id ?? '';
  const ids = { pilotId, clusterId, associationId, familyId, interventionId, assessmentId, questionId, membershipId };
  const aim = { ...ids, accountId, areaId, serviceTypeId };
  const missing = Object.entries(aim).filter(([, id]) => id === '');
  if (missing.length > 0) throw new Error(`Nothing to aim at: ${missing.map(([name]) => name).join(', ')}`);
  return aim;
}

/** The variables with the current versions of the records, so that a change is not refused only for its version. */
async function currentVariables(world: ProductWorld, value: unknown): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => currentVariables(world, item)));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [, id] = entries.find(([name]) => name === 'id' || name === 'familyId' || name === 'membershipId') ?? [];
  const [, pilotId] = entries.find(([name]) => name === 'pilotId') ?? [];
  const current = await Promise.all(
    entries.map(async ([name, value]) => [
      name,
      name === 'version' ? await versionOf(world, id ?? pilotId) : await currentVariables(world, value),
    ]),
  );
  return Object.fromEntries(current) as unknown;
}

async function versionOf({ database: { connection } }: ProductWorld, id: unknown): Promise<number> {
  for (const name of recordCollections(connection)) {
    const record = await connection.collection<{ _id: string; version?: number }>(name).findOne({ _id: String(id) });
    if (record?.version !== undefined) return record.version;
  }
  return 1;
}
