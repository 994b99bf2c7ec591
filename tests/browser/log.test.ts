import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { axeViolations, devicesForTests, signInAs } from '../kit/browser.js';
import { signedIn } from '../kit/client.js';
import { samplePassword, startSampleProduct, type Product } from '../kit/product.js';
import { make } from '../kit/world.js';

/** The administrator's log of the Damascus sample, which has many pages. */
describe('log', () => {
  let product: Product;
  const devices = devicesForTests();

  beforeAll(async () => {
    product = await startSampleProduct();
  });

  async function openLog(): Promise<Page> {
    const page = await (await devices.open()).newPage();
    await signInAs(page, `${product.url}/log`, 'admin');
    await page.locator('main tbody tr').first().waitFor();
    return page;
  }

  it('loads more entries a page at a time, reports a failed request, and continues afterwards', async () => {
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
  });

  it('filters by a person found by name in any spelling', async () => {
    const name = 'يُسرى الأحمد';
    await make(await signedIn(product.url, 'admin'), 'createAccount', 'CreateAccountInput', 'account', {
      clientKey: randomUUID(),
      userName: 'yusra',
      displayName: name,
      password: samplePassword,
      role: 'ADMINISTRATOR',
    });
    const area = { clientKey: randomUUID(), name: { ar: 'محافظة', en: 'Governorate' }, level: 'GOVERNORATE' };
    await make(await signedIn(product.url, 'yusra'), 'createArea', 'CreateAreaInput', 'area', area);

    const page = await openLog();
    const who = page.getByRole('combobox', { name: 'من' });
    const offered = page.getByRole('listbox').getByRole('option');
    const option = offered.and(page.getByRole('option', { name, exact: true }));
    await who.click();
    await offered.first().waitFor();
    expect(await axeViolations(page)).toEqual([]);
    // More people than the list offers at once; the wanted person comes last.
    expect(await option.count()).toBe(0);
    await who.fill('يسري الاحمد');
    await option.click();
    const rows = page.locator('main tbody tr');
    await rows.first().getByText(name).waitFor();
    const shown = await rows.allTextContents();
    expect(shown.filter((row) => !row.includes(name))).toEqual([]);

    await page.reload();
    await rows.first().getByText(name).waitFor();
    expect(await who.inputValue()).toBe(name);
    await page.getByRole('button', { name: 'عرض الجميع' }).click();
    await rows.nth(49).waitFor();
    expect(await who.inputValue()).toBe('');
  });
});
