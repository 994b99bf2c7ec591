import { cleanUp } from '../../kit/product.js';
import type { Answer, Client } from '../../kit/client.js';
import { affordableDocumentFor } from '../../kit/affordable.js';
import { committedSchema, operationsOf, type Operation } from '../../kit/selection.js';
import { startSmallWorld } from '../../kit/small-world.js';
import { markerPattern, type PersonName, type World } from '../../kit/world.js';
import { aimAt, cases, type RoleName, type Target } from './permission-matrix.cases.js';

const operations = operationsOf(committedSchema());
const targets: readonly Target[] = ['own', 'other', 'unknown'];
const letters = { reached: 'r', absent: 'a', NOT_ALLOWED: 'x', NOT_SIGNED_IN: 's' } as const;

interface Person {
  name: PersonName | 'nobody';
  role: RoleName;
  /** A person of the sister cluster, for whom own and other ids are exchanged. */
  isSister?: boolean;
  /** Numbers of the families whose markers this person may receive. */
  mayReceive: readonly number[];
}

const persons: readonly Person[] = [
  { name: 'coordinator1', role: 'coordinator', mayReceive: [1, 2] },
  { name: 'coordinator2', role: 'coordinator', isSister: true, mayReceive: [3] },
  { name: 'head1', role: 'head', mayReceive: [1] },
  { name: 'head3', role: 'head', isSister: true, mayReceive: [3] },
  { name: 'minister', role: 'minister', mayReceive: [] },
  { name: 'federation', role: 'federation', mayReceive: [] },
  { name: 'administrator', role: 'administrator', mayReceive: [] },
  { name: 'nobody', role: 'nobody', mayReceive: [] },
];

describe('permission matrix', () => {
  let world: World;

  beforeAll(async () => {
    world = await startSmallWorld();
  });

  afterAll(cleanUp);

  it('has a case for every operation of the schema, and none for others', () => {
    expect(Object.keys(cases).sort()).toEqual(operations.map(({ name }) => name).sort());
  });

  // Signing out ends the person's session, so it is tested last.
  const ordered = [...operations].sort((a, b) => Number(a.name === 'signOut') - Number(b.name === 'signOut'));
  for (const operation of ordered) {
    it(`${operation.kind} ${operation.name}`, async () => {
      const seen: Record<string, string> = {};
      const expected: Record<string, string> = {};
      const leaks: string[] = [];
      for (const person of persons) {
        expected[person.name] = expectedFor(operation, person);
        let outcome = '';
        for (const target of targets) {
          const answer = await ask(world, operation, person, target);
          outcome += letters[outcomeOf(operation, answer)];
          leaks.push(...leaksIn(answer, person));
        }
        seen[person.name] = outcome;
      }
      expect(seen).toEqual(expected);
      expect(leaks).toEqual([]);
    });
  }
});

function expectedFor({ name }: Operation, { role, isSister }: Person): string {
  const operationCase = cases[name];
  const expected = operationCase?.expected[role] ?? (role === 'nobody' ? 'sss' : 'xxx');
  const [own = '', other = '', unknown = ''] = expected;
  return isSister === true && operationCase?.isSharedBySisters !== true ? other + own + unknown : expected;
}

async function ask(
  world: World,
  operation: Operation,
  person: Person,
  target: Target,
): Promise<Answer<Record<string, unknown>>> {
  const client: Client = person.name === 'nobody' ? world.nobody : world.people[person.name];
  const variables = { ...cases[operation.name]?.variables?.(aimAt(world, target)) };
  return client.send(affordableDocumentFor(operation, 4, variables), variables);
}

function outcomeOf({ name, kind }: Operation, { data, errors }: Answer<Record<string, unknown>>): keyof typeof letters {
  const code = errors[0]?.extensions?.code;
  if (code === 'NOT_ALLOWED' || code === 'NOT_SIGNED_IN') return code;
  if (errors.length > 0) throw new Error(`${name}: ${JSON.stringify(errors)}`);
  const value = data?.[name];
  if (kind === 'query' && isEmpty(value)) return 'absent';
  return refusalOf(value) === 'NOT_FOUND' ? 'absent' : 'reached';
}

function isEmpty(value: unknown): boolean {
  if (value == null) return true;
  return Array.isArray(value) && value.length === 0;
}

interface Refusable {
  refusal?: { code: string } | null;
  items?: readonly { refusal: { code: string } | null }[];
}

function refusalOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const { refusal, items } = value as Refusable;
  return refusal?.code ?? items?.[0]?.refusal?.code ?? null;
}

function leaksIn(answer: Answer<Record<string, unknown>>, person: Person): string[] {
  const found = JSON.stringify(answer).match(new RegExp(markerPattern, 'gi')) ?? [];
  return found
    .filter((marker) => !person.mayReceive.includes(Number(/\d+/.exec(marker)?.[0])))
    .map((marker) => `${person.name}: ${marker}`);
}
