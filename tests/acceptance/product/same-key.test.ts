import { randomUUID } from 'node:crypto';
import { cleanUp } from '../../kit/product.js';
import { startSmallWorld } from '../../kit/small-world.js';
import { worldMonth, type World } from '../../kit/world.js';

const logDocument = /* GraphQL */ `
  mutation ($input: LogInterventionsInput!) {
    logInterventions(input: $input) {
      items {
        key
        outcome
        intervention {
          id
          quantity
          amount
          version
          recordedAt
          revisions {
            version
          }
        }
        refusal {
          code
        }
      }
      refusal {
        code
      }
    }
  }
`;

interface Logged {
  logInterventions: {
    items: {
      key: string;
      outcome: 'STORED' | 'REPEATED' | 'REFUSED';
      intervention: { id: string; quantity: number; recordedAt: string; revisions: object[] } | null;
      refusal: { code: string } | null;
    }[];
    refusal: { code: string } | null;
  };
}

describe('a request repeated with the same client key', () => {
  let world: World;

  beforeAll(async () => {
    world = await startSmallWorld();
  });

  afterAll(cleanUp);

  const entry = (clientKey: string, quantity: number) => ({
    clientKey,
    familyId: world.families[0],
    serviceTypeId: world.serviceTypeId,
    month: worldMonth,
    quantity,
  });
  const log = (clientKey: string, quantity: number): Promise<Logged> =>
    world.people.coordinator1.ask<Logged>(logDocument, { input: { entries: [entry(clientKey, quantity)] } });

  it('50 times in parallel creates one record and gets one answer', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => log(key, 2)));
    const items = answers.flatMap(({ logInterventions }) => logInterventions.items);
    expect(items.filter(({ outcome }) => outcome === 'STORED')).toHaveLength(1);
    expect(items.filter(({ outcome }) => outcome === 'REPEATED')).toHaveLength(49);
    expect(new Set(items.map(({ intervention }) => JSON.stringify(intervention))).size).toBe(1);
    expect(items[0]?.intervention).toMatchObject({ id: key, quantity: 2, revisions: [{ version: 1 }] });
  });

  it('with other content is a conflict, and the first record stays', async () => {
    const key = randomUUID();
    await log(key, 1);
    const [item] = (await log(key, 3)).logInterventions.items;
    expect(item).toMatchObject({ outcome: 'REFUSED', refusal: { code: 'CONFLICT' } });
    const [again] = (await log(key, 1)).logInterventions.items;
    expect(again).toMatchObject({ outcome: 'REPEATED', intervention: { quantity: 1 } });
  });

  it('twice in one request is stored once', async () => {
    const key = randomUUID();
    const { logInterventions } = await world.people.coordinator1.ask<Logged>(logDocument, {
      input: { entries: [entry(key, 1), entry(key, 1), entry(key, 2)] },
    });
    expect(logInterventions.items.map(({ outcome }) => outcome).sort()).toEqual(['REFUSED', 'REPEATED', 'STORED']);
  });

  it('by another person is a conflict that reveals nothing of the first request', async () => {
    const [item] = (
      await world.people.coordinator2.ask<Logged>(logDocument, {
        input: {
          entries: [{ ...entry(world.interventions[0], 1), familyId: world.families[2] }],
        },
      })
    ).logInterventions.items;
    expect(item).toMatchObject({ outcome: 'REFUSED', refusal: { code: 'CONFLICT' }, intervention: null });
  });
});
