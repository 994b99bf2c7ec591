import type { Page } from 'playwright-core';
import { axeViolations, desktop, devicesForTests, phone, signInAs } from '../kit/browser.js';
import { startSampleProduct, type Product } from '../kit/product.js';

let product: Product;
const devices = devicesForTests();

beforeAll(async () => {
  product = await startSampleProduct();
});

const pages = ['/setup/pilots', '/setup/service-types', '/setup/areas', '/associations', '/people', '/log'];

async function settled(page: Page): Promise<void> {
  await page.locator('main').getByRole('heading', { level: 1 }).waitFor();
  await page.locator('main').getByRole('table').first().waitFor();
  await page.locator('main').getByRole('status').waitFor({ state: 'detached' });
}

/** Violations of the page, each with the address of the page. */
async function violations(page: Page, address: string): Promise<string[]> {
  return (await axeViolations(page)).map((line) => `${address} ${line}`);
}

/** Opens the dialog of the first button with this icon, checks it and closes it by keyboard. */
async function dialogViolations(page: Page, address: string, index: number): Promise<string[]> {
  const button = page.locator('main').getByRole('button').nth(index);
  await button.click();
  await page.getByRole('dialog').locator('form, section').first().waitFor();
  const found = await violations(page, `${address} dialog ${index}`);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  // The focus returns to the button in a later task, after the dialog is gone.
  const isBack = await button.evaluate(async (element) => {
    const end = performance.now() + 5_000;
    while (element !== document.activeElement && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return element === document.activeElement;
  });
  return isBack ? found : [...found, `${address} dialog ${index}: focus is lost`];
}

describe.each([
  ['ar', 'desktop', desktop],
  ['ar', 'phone', phone],
  ['en', 'desktop', desktop],
  ['en', 'phone', phone],
] as const)('pages of the administrator in %s on a %s', (language, _device, viewport) => {
  it('have no violations, dialogs included', async () => {
    const page = await (await devices.open({ language, viewport })).newPage();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await signInAs(page, product.url, 'admin', language);
    const found: string[] = [];
    for (const address of pages) {
      await page.goto(product.url + address);
      await settled(page);
      found.push(...(await violations(page, address)));
      if (address !== '/log') found.push(...(await dialogViolations(page, address, 0)));
    }
    await page.goto(`${product.url}/setup/pilots`);
    await page.locator('main table').getByRole('link').first().click();
    await page.locator('main').getByRole('heading', { level: 2 }).nth(3).waitFor();
    await settled(page);
    found.push(...(await violations(page, '/setup/pilots/…')));
    found.push(
      ...(await dialogViolations(page, '/setup/pilots/…', 0)),
      ...(await dialogViolations(page, '/setup/pilots/…', 1)),
    );
    expect(found).toEqual([]);
  });
});
