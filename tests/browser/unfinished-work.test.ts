import type { BrowserContext, Page } from 'playwright-core';
import { devicesForTests, phone, signInAs, type Visit } from '../kit/browser.js';
import { startProduct, type Product } from '../kit/product.js';
import { makeMonthCluster, month, type MonthCluster } from './month-cluster.js';

const SAVED = 'كل شيء محفوظ';

let product: Product;
let cluster: MonthCluster;
const devices = devicesForTests();

beforeAll(async () => {
  product = await startProduct({ args: ['--empty'] });
  cluster = await makeMonthCluster(product);
});

interface Desk {
  readonly device: BrowserContext;
  readonly page: Page;
}

async function openAt(address: string, visit: Visit = {}): Promise<Desk> {
  const device = await devices.open(visit);
  const page = await device.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signInAs(page, product.url + address, 'coordinator');
  await page.getByTestId('outbox-badge').waitFor();
  return { device, page };
}

async function openMonth(visit: Visit = {}): Promise<Desk> {
  const desk = await openAt(`/?month=${month}`, visit);
  await desk.page.getByTestId('filled-cells').waitFor();
  return desk;
}

const badge = (page: Page) => page.getByTestId('outbox-badge');
async function badgeSays(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: text, exact: true }).first().waitFor();
}
const gridCell = (page: Page, row: number, column: number) =>
  page.locator('tbody tr').nth(row).getByRole('gridcell').nth(column);

async function typeInto(page: Page, row: number, column: number, text: string): Promise<void> {
  await gridCell(page, row, column).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** What the server has as the stipend of a row. */
async function stipend(row: number): Promise<number | null> {
  const { monthGrid } = await cluster.coordinator.ask<{
    monthGrid: { rows: { cells: { amount: number | null }[] }[] };
  }>(
    `query ($clusterId: ID!, $month: Month!) { monthGrid(clusterId: $clusterId, month: $month) { rows { cells { amount } } } }`,
    { clusterId: cluster.clusterId, month },
  );
  return monthGrid.rows[row]?.cells[0]?.amount ?? null;
}

describe('two people and one cell', () => {
  it.each([
    ['mine', 'قيمتي', 45_000],
    ['theirs', 'القيمة المحفوظة', 40_000],
    ['both', 'قُدّمت كلتاهما', 85_000],
  ])('a blank cell filled by both is asked about and answered by keys: %s', async (name, button, expected) => {
    const row = ['mine', 'theirs', 'both'].indexOf(name);
    const [first, second] = [await openMonth(), await openMonth()];
    await second.device.setOffline(true);
    await typeInto(second.page, row, 0, '45000');
    await typeInto(first.page, row, 0, '40000');
    await badgeSays(first.page, SAVED);
    expect(await stipend(row)).toBe(40_000);
    await second.device.setOffline(false);
    await badgeSays(second.page, '1 للاختيار');
    expect(await stipend(row)).toBe(40_000);
    const cell = gridCell(second.page, row, 0);
    await second.page.keyboard.press('ArrowUp');
    await second.page.keyboard.press('ArrowDown');
    await second.page.keyboard.press('ArrowDown');
    await expect(cell.textContent()).resolves.toContain('40,000 أو 45,000');
    await cell.click();
    await second.page.keyboard.press('F2');
    const answer = second.page.getByRole('dialog').getByRole('button', { name: button });
    await answer.focus();
    await second.page.keyboard.press('Enter');
    await badgeSays(second.page, SAVED);
    expect(await stipend(row)).toBe(expected);
  });

  it('is answered by touch, and the month cannot be closed over it', async () => {
    const [first, second] = [await openMonth(), await openMonth({ viewport: phone })];
    await second.device.setOffline(true);
    const field = second.page.locator('li:has(input)').nth(3).locator('input');
    await field.click();
    await field.fill('45000');
    await field.press('Enter');
    await typeInto(first.page, 3, 0, '0');
    await badgeSays(first.page, SAVED);
    await second.device.setOffline(false);
    await badgeSays(second.page, '1 للاختيار');
    await second.page.getByRole('button', { name: 'إغلاق الشهر' }).click();
    await second.page.getByText(/لم يُرسل بعد أو لم يُقبل|تحتاج إلى اختيار/).waitFor();
    await second.page.keyboard.press('Escape');
    await second.page.getByRole('button', { name: '0 أو 45,000' }).click();
    await second.page.getByRole('button', { name: 'قيمتي' }).click();
    await badgeSays(second.page, SAVED);
    expect(await stipend(3)).toBe(45_000);
  });
});

describe('the badge says "saved" of nothing that is not on the server', () => {
  it('a cell that is no value, kept through a reload and given up by a key', async () => {
    const { page } = await openMonth();
    await typeInto(page, 5, 0, 'xx');
    await badgeSays(page, '1 للتصحيح');
    await page.reload();
    await badgeSays(page, '1 للتصحيح');
    await gridCell(page, 5, 0).click();
    await page.keyboard.press('Escape');
    await badgeSays(page, SAVED);
  });

  it('offline', async () => {
    const { device, page } = await openMonth();
    await device.setOffline(true);
    await typeInto(page, 6, 0, '41000');
    await badgeSays(page, '1 بانتظار الإرسال');
    await device.setOffline(false);
    await badgeSays(page, SAVED);
    expect(await stipend(6)).toBe(41_000);
  });

  it('a closed storage', async () => {
    const { device, page } = await openMonth();
    const devtools = await device.newCDPSession(page);
    await device.setOffline(true);
    await devtools.send('Storage.clearDataForOrigin', { origin: product.url, storageTypes: 'indexeddb' });
    await typeInto(page, 7, 0, '42000');
    await page.waitForTimeout(500);
    expect(await badge(page).getAttribute('aria-label')).not.toBe(SAVED);
    await device.setOffline(false);
    await badgeSays(page, SAVED);
    expect(await stipend(7)).toBe(42_000);
  });

  it('a half-filled form: asked about on every way out, kept through a reload, and not beyond the tab', async () => {
    const { page } = await openAt('/families/new');
    const name = page.getByLabel('اسم الأسرة');
    await name.fill('أسرة أم خالد');
    await badgeSays(page, '1 للإكمال');
    const stay = page.getByRole('button', { name: 'متابعة الكتابة' });
    await page.getByRole('link', { name: 'الزيارات' }).first().click();
    await stay.click();
    await expect(name.inputValue()).resolves.toBe('أسرة أم خالد');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await expect(name.inputValue()).resolves.toBe('أسرة أم خالد');
    await badgeSays(page, '1 للإكمال');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('أم خالد');
    await page.getByRole('link', { name: 'الزيارات' }).first().click();
    await page.getByRole('button', { name: 'مغادرة دون حفظ' }).click();
    await badgeSays(page, SAVED);
    await page.goBack();
    await expect(name.inputValue()).resolves.toBe('');
  });

  it('a begun visit, also where the storage is full; saving it offline says so beside the button', async () => {
    const { device, page } = await openAt(`/families/${cluster.familyIds[0] ?? ''}/visit`);
    const opinion = page.locator('textarea:not([aria-hidden])').last();
    await opinion.fill('رأي الزائرة');
    await badgeSays(page, '1 للإكمال');
    await device.setOffline(true);
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.getByRole('button', { name: 'حفظ الزيارة' }).click();
    const message = page.getByRole('alert').filter({ hasText: 'محفوظ على هذا الجهاز' });
    await message.waitFor();
    const [box, height] = [await message.boundingBox(), page.viewportSize()?.height ?? 0];
    expect(box !== null && box.y >= 0 && box.y + box.height <= height).toBe(true);
    await page.evaluate(() => {
      for (let size = 1 << 20; size > 0; size >>= 1)
        try {
          for (;;) localStorage.setItem(`full ${Math.random()}`, 'x'.repeat(size));
        } catch {
          // Full in pieces of this size.
        }
    });
    await opinion.fill('رأي الزائرة أطول من أن يتسع له مكان');
    expect(await badge(page).getAttribute('aria-label')).toContain('1 للإكمال');
    await device.setOffline(false);
  });
});
