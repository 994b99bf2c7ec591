import type { Page } from 'playwright-core';
import { devicesForTests, signInAs } from '../kit/browser.js';
import { signedIn, type Client } from '../kit/client.js';
import { startSampleProduct, type Product } from '../kit/product.js';
import { enrolledFamily } from '../kit/world.js';

const grid = /* GraphQL */ `
  query ($clusterId: ID!) {
    monthGrid(clusterId: $clusterId) {
      totals {
        amount
      }
      rows {
        family {
          id
          association {
            id
          }
        }
        cells {
          entries {
            id
            version
            amount
          }
        }
      }
    }
  }
`;

interface Grid {
  monthGrid: {
    totals: { amount: number }[];
    rows: {
      family: { association: { id: string } };
      cells: { entries: { id: string; version: number; amount: number }[] }[];
    }[];
  };
}

/** What a newcomer tries first on the Damascus sample: counts, one more family, one changed amount. */
describe('sample', () => {
  let product: Product;
  let page: Page;
  let coordinator: Client;
  let clusterId: string;
  const devices = devicesForTests();

  beforeAll(async () => {
    product = await startSampleProduct();
    // The last month of the first cluster is not logged yet; that of the second is.
    coordinator = await signedIn(product.url, 'coordinator2');
    const { clusters } = await coordinator.ask<{ clusters: { id: string }[] }>('{ clusters { id } }');
    clusterId = clusters[0]?.id ?? '';
  });

  beforeEach(async () => {
    page = await (await devices.open()).newPage();
    await signInAs(page, product.url, 'coordinator2');
  });

  const read = async (): Promise<Grid['monthGrid']> => (await coordinator.ask<Grid>(grid, { clusterId })).monthGrid;

  async function pageShows(): Promise<{ stipends: number; families: number }> {
    await page.reload();
    const total = page.getByTestId('total-0');
    await total.waitFor();
    return {
      stipends: Number((await total.textContent())?.replaceAll(',', '')),
      families: await page.locator('tbody tr').count(),
    };
  }

  it('changing one amount changes page and API by exactly the difference', async () => {
    const before = await read();
    const shown = await pageShows();
    expect(shown.stipends).toBe(before.totals[0]?.amount);
    expect(shown.stipends).toBeGreaterThan(0);
    const stipend = before.rows[3]?.cells[0]?.entries[0];
    if (stipend === undefined) throw new Error('The fourth family has no stipend');
    const correction = { id: stipend.id, version: stipend.version, amount: stipend.amount + 1250 };
    await coordinator.ask(
      'mutation ($input: CorrectInterventionsInput!) { correctInterventions(input: $input) { items { outcome } } }',
      { input: { corrections: [correction] } },
    );
    expect((await read()).totals.map(({ amount }) => amount)).toEqual(
      before.totals.map(({ amount }, column) => amount + (column === 0 ? 1250 : 0)),
    );
    expect((await pageShows()).stipends).toBe(shown.stipends + 1250);
  });

  it('shows 25 families in a cluster, and 26 after another one is enrolled', async () => {
    const count = async (): Promise<number> =>
      (await coordinator.ask<{ families: { totalCount: number } }>('{ families { totalCount } }')).families.totalCount;
    expect(await count()).toBe(25);
    const before = await pageShows();
    const associationId = (await read()).rows[0]?.family.association.id ?? '';
    await enrolledFamily(coordinator, { clusterId, associationId, number: 26 });
    expect(await count()).toBe(26);
    expect((await pageShows()).families).toBe(before.families + 1);
    const administrator = await signedIn(product.url, 'admin');
    const { pilots } = await administrator.ask<{ pilots: { counts: object }[] }>(
      '{ pilots { counts { clusters associations families } } }',
    );
    expect(pilots[0]?.counts).toEqual({ clusters: 4, associations: 21, families: 101 });
  });
});
