import type { Page } from 'playwright-core';
import { devicesForTests, signInAs } from '../kit/browser.js';
import { startProduct, type Product } from '../kit/product.js';

/** The administrator's log on the Damascus sample, which holds far more than a page. */
describe('log', () => {
  let product: Product;
  const devices = devicesForTests();

  beforeAll(async () => {
    product = await startProduct();
  }, 180_000);

  async function openLog(): Promise<Page> {
    const page = await (await devices.open()).newPage();
    await signInAs(page, `${product.url}/log`, 'admin');
    await page.locator('main tbody tr').first().waitFor();
    return page;
  }

  it('shows more a page at a time, says when the next page could not be fetched, and goes on afterwards', async () => {
    const page = await openLog();
    const rows = page.locator('main tbody tr');
    const more = page.getByRole('button', { name: 'عرض المزيد' });
    expect(await rows.count()).toBe(50);
    await more.click();
    await rows.nth(99).waitFor();
    await page.context().setOffline(true);
    await more.click();
    await page.getByRole('alert').getByText('تعذّر جلب المزيد').waitFor();
    expect(await rows.count()).toBe(100);
    await page.context().setOffline(false);
    await more.click();
    await rows.nth(149).waitFor();
    expect(await page.getByText('تعذّر جلب المزيد').count()).toBe(0);
    expect(await rows.count()).toBe(150);
  }, 60_000);
});
