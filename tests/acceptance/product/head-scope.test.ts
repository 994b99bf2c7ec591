import { randomUUID } from 'node:crypto';
import { cleanUp } from '../../kit/product.js';
import { committedSchema, documentFor, operationsOf } from '../../kit/selection.js';
import { startSmallWorld } from '../../kit/small-world.js';
import { markerPattern, type World } from '../../kit/world.js';
import { aimAt, cases, type Aim } from './permission-matrix.cases.js';

const ids = ['familyId', 'interventionId', 'assessmentId', 'questionId'] as const;
/** The kind of each id, so that ids can be found in a request. */
const named = new Proxy({} as Aim, { get: (_target, key) => `the-${String(key)}` });

/** Operations that take the id of a family or of a record about one. */
const operations = operationsOf(committedSchema()).filter(({ name }) => {
  const variables = cases[name]?.variables?.(named) ?? {};
  return ids.some((id) => JSON.stringify(variables).includes(`the-${id}`));
});

/** A head sees only her own families: for any other family she gets the same answer as for an unknown id. */
describe('a head and another association’s family', () => {
  let world: World;

  beforeAll(async () => {
    world = await startSmallWorld();
  });

  afterAll(cleanUp);

  /** Each request has its own client keys; everything else must be equal. */
  const withoutKeys = (answer: unknown): string =>
    JSON.stringify(answer).replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id');

  it.each(operations.map((operation) => [operation.name, operation] as const))(
    '%s answers as for an unknown id',
    async (name, operation) => {
      const own = aimAt(world, 'own');
      const { families, interventions, assessments, questions } = world;
      // Family 2 is in her cluster but belongs to another association; family 3 is in another cluster.
      for (const number of [1, 2] as const) {
        const theirs = {
          familyId: families[number],
          interventionId: interventions[number],
          assessmentId: assessments[number],
          questionId: questions[1],
        };
        const nothing = {
          familyId: randomUUID(),
          interventionId: randomUUID(),
          assessmentId: randomUUID(),
          questionId: randomUUID(),
        };
        const ask = (aimed: object) =>
          world.people.head1.send(documentFor(operation, 4), cases[name]?.variables?.({ ...own, ...aimed }) ?? {});
        expect(withoutKeys(await ask(theirs))).toBe(withoutKeys(await ask(nothing)));
      }
    },
  );

  it('covers every operation that takes such an id', () => {
    expect(operations.length).toBeGreaterThan(15);
  });

  it('lists contain her own family and no marker of another one', async () => {
    const lists = `{ families { totalCount edges { node { id name status { badge } assessments { visitor opinion ownIncome } } } } familiesByNeed { id name } }`;
    const answer = await world.people.head1.ask<{
      families: { totalCount: number; edges: { node: { id: string; assessments: object[] } }[] };
      familiesByNeed: { id: string }[];
    }>(lists);
    expect(answer.families.totalCount).toBe(1);
    expect(answer.families.edges.map(({ node }) => node.id)).toEqual([world.families[0]]);
    expect(answer.familiesByNeed.map(({ id }) => id)).toEqual([world.families[0]]);
    const markers = JSON.stringify(answer).match(new RegExp(markerPattern, 'gi')) ?? [];
    expect(markers.filter((marker) => !marker.endsWith('1qz'))).toEqual([]);
    // Incomes and the visitor's opinion are for coordinators only.
    expect(answer.families.edges[0]?.node.assessments).toMatchObject([{ opinion: null, ownIncome: null }]);
  });
});
