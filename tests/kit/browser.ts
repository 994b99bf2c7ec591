import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { cleanUp, samplePassword } from './product.js';

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

const patience = 120_000;

/** Headless Chromium without background traffic. */
async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    timeout: patience,
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Visit {
  language?: 'ar' | 'en';
  viewport?: { width: number; height: number };
}

/** A fresh browser profile, as one person's device. */
async function newDevice(browser: Browser, visit: Visit = {}): Promise<BrowserContext> {
  const language = visit.language ?? 'ar';
  const context = await browser.newContext({
    viewport: visit.viewport ?? desktop,
    locale: language === 'ar' ? 'ar-SY' : 'en-GB',
    timezoneId: 'Asia/Damascus',
  });
  // Long enough for a busy machine; a test that waits in vain ends at its own time limit.
  context.setDefaultTimeout(patience);
  await context.addInitScript(
    (chosen) => window.localStorage.setItem('anaqid.preferences', JSON.stringify({ language: chosen })),
    language,
  );
  return context;
}

/** The devices used in the tests of a file. */
export interface Devices {
  open(visit?: Visit): Promise<BrowserContext>;
}

/**
 * A browser for the tests of a file. Devices of a test are closed after it; the browser and whatever else was started
 * are closed after the last test.
 */
export function devicesForTests(): Devices {
  let browser: Browser;
  const devices: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const device of devices.splice(0)) await device.close();
  });
  afterAll(async () => {
    await browser.close();
    await cleanUp();
  });
  return {
    open: async (visit) => {
      const device = await newDevice(browser, visit);
      devices.push(device);
      return device;
    },
  };
}

const words = {
  ar: { userName: 'اسم المستخدم', password: 'كلمة المرور', submit: 'دخول' },
  en: { userName: 'User name', password: 'Password', submit: 'Sign in' },
};

/** Signs in on the sign-in page and waits until it is gone. */
export async function signInAs(
  page: Page,
  url: string,
  userName: string,
  language: 'ar' | 'en' = 'ar',
  password = samplePassword,
): Promise<void> {
  const { userName: nameLabel, password: passwordLabel, submit } = words[language];
  await page.goto(url);
  await page.getByLabel(nameLabel, { exact: true }).fill(userName);
  await page.getByLabel(passwordLabel, { exact: true }).fill(password);
  await page.getByRole('button', { name: submit, exact: true }).click();
  await page.getByLabel(passwordLabel, { exact: true }).waitFor({ state: 'detached' });
}

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Violations of WCAG 2.0 to 2.2 A and AA and of best practice on the current page, one line each. A page wider than the
 * screen (WCAG 1.4.10, which axe does not check) is one too. `within` limits axe to a part of the page, such as a
 * dialog above a page that was checked before.
 */
export async function axeViolations(page: Page, within = 'html'): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async (part) => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const reflow =
      scrollWidth > clientWidth ? [`reflow: the page is ${scrollWidth} wide, the screen ${clientWidth}`] : [];
    const axe = (
      window as unknown as {
        axe: { run(part: string): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe;
    const { violations } = await axe.run(part);
    return [
      ...reflow,
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`)),
    ];
  }, within);
}
