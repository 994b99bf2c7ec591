import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import ar from '../../web/src/domain/family/family.ar.json';
import en from '../../web/src/domain/family/family.en.json';
import { axeViolations, desktop, devicesForTests, phone } from '../kit/browser.js';
import type { Client } from '../kit/client.js';
import { make, marker } from '../kit/world.js';
import { openPage, recordVisits, startVisitsWorld, type VisitsWorld } from './visits-world.js';

/** Families by the life-cycle steps that are possible for them. */
type Stage = 'visited' | 'candidate' | 'notAccepted' | 'suspended' | 'left' | 'ready' | 'proposed' | 'graduated';

let world: VisitsWorld;
let families: Record<Stage, string>;
const devices = devicesForTests();

beforeAll(async () => {
  world = await startVisitsWorld();
  families = await makeStages(world);
});

const toTheLine = { '2018-02': 3, '2018-03': 4, '2018-04': 4, '2018-05': 4 };

async function makeStages(visitsWorld: VisitsWorld): Promise<Record<Stage, string>> {
  const { coordinator1, head1 } = visitsWorld.people;
  const enrolled = async (number: number, levels: Readonly<Record<string, number>> = {}): Promise<string> => {
    const id = await visitsWorld.wholeFamily(number);
    await recordVisits(coordinator1, id, levels);
    return id;
  };
  const stages = {
    visited: await enrolled(11, { '2018-02': 2, '2018-03': 3, '2018-05': 4, '2018-06': 3 }),
    candidate: await candidate(visitsWorld, 12),
    notAccepted: await candidate(visitsWorld, 13),
    suspended: await enrolled(14),
    left: await enrolled(15),
    ready: await enrolled(16, toTheLine),
    proposed: await enrolled(17, toTheLine),
    graduated: await enrolled(18, toTheLine),
  };
  const details = { reason: marker('reason', 19), nextStep: marker('next', 19) };
  const step = (familyId: string, input: object): Promise<void> =>
    take(coordinator1, 'takeFamilyStep', 'FamilyStepInput', familyId, input);
  await step(stages.notAccepted, { step: 'DECLINE', ...details });
  await step(stages.suspended, { step: 'SUSPEND', reason: details.reason, reviewOn: '2018-09-01' });
  // Leaves a month of the pilot, so that the family can be enrolled again.
  await step(stages.left, { step: 'EXIT', on: '2018-07-20', exitReason: 'MOVED', nextStep: details.nextStep });
  await take(head1, 'proposeGraduation', 'GraduationInput', stages.proposed, {});
  await take(head1, 'proposeGraduation', 'GraduationInput', stages.graduated, {});
  await take(coordinator1, 'approveGraduation', 'GraduationInput', stages.graduated, {});
  return stages;
}

async function candidate({ people, clusters }: VisitsWorld, number: number): Promise<string> {
  const name = marker('name', number);
  return make(people.coordinator1, 'nominateFamily', 'NominateFamilyInput', 'family', {
    clientKey: randomUUID(),
    clusterId: clusters[0],
    name,
    reason: marker('reason', number),
    on: '2018-02-01',
    members: [
      {
        id: randomUUID(),
        name,
        sex: 'FEMALE',
        relation: 'REPRESENTATIVE',
      },
    ],
  });
}

async function take(person: Client, mutation: string, type: string, familyId: string, input: object): Promise<void> {
  const { family } = await person.ask<{ family: { version: number } }>(
    'query ($id: ID!) { family(id: $id) { version } }',
    { id: familyId },
  );
  const common = { clientKey: randomUUID(), familyId, version: family.version, on: '2018-08-20' };
  await make(person, mutation, type, 'family', { ...common, ...input });
}

const words = {
  ar: { table: 'جدول', ask: 'طرح سؤال', statement: 'لن تتوقف أي خدمة', steps: 'تغيير الحالة', enrol: 'تسجيل الالتحاق' },
  en: {
    table: 'Table',
    ask: 'Raise a question',
    statement: 'No single answer, opinion or missed visit stops',
    steps: 'Change the state',
    enrol: 'Enrolment',
  },
} as const;

/** Checked situations with their violations. */
type Findings = Map<string, string[]>;

/** Checks the current screen on a desktop and on a phone; it is loaded only once. */
async function judge(page: Page, situation: string, found: Findings, within?: string): Promise<void> {
  for (const [device, viewport] of [
    ['phone', phone],
    ['desktop', desktop],
  ] as const) {
    await page.setViewportSize(viewport);
    // Charts and dialogs are resized in the next frames.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    found.set(`${situation} on a ${device}`, await axeViolations(page, within));
  }
}

async function judgeDialog(page: Page, situation: string, found: Findings): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.locator('input, textarea').first().waitFor();
  await judge(page, situation, found, '[role=dialog]');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

/** Steps that somebody waits for stand beside the menu. */
const ownSteps = new RegExp(
  [ar, en].flatMap((texts) => [texts['Step.PROPOSE_GRADUATION'], texts['Step.APPROVE_GRADUATION']]).join('|'),
);

/** Opens every step of the family, beside the menu and in it, in turn and checks its dialog; returns the number of steps. */
async function judgeSteps(page: Page, button: string, stage: Stage, found: Findings): Promise<number> {
  await page.goto(`${world.url}/families/${families[stage]}`);
  await page.locator('main h1').waitFor();
  const own = page.locator('main').getByRole('button', { name: ownSteps });
  const ownNames = await own.allTextContents();
  for (const name of ownNames) {
    await page.getByRole('button', { name, exact: true }).click();
    await judgeDialog(page, `${stage}: ${name}`, found);
  }
  const menu = page.getByRole('button', { name: button });
  if ((await menu.count()) === 0) return ownNames.length;
  await menu.click();
  await page.getByRole('menuitem').first().waitFor();
  const names = await page.getByRole('menuitem').allTextContents();
  for (const [index, name] of names.entries()) {
    if (index > 0) await menu.click();
    await page.getByRole('menuitem', { name, exact: true }).click();
    await judgeDialog(page, `${stage}: ${name}`, found);
  }
  return ownNames.length + names.length;
}

const wrong = (found: Findings): unknown[] => [...found].filter(([, violations]) => violations.length > 0);

describe.each(['ar', 'en'] as const)('pages have no axe violations and fit the screen width, in %s', (language) => {
  const w = words[language];
  const visit = { language };

  it('visits due, both visit forms and the page of a family', async () => {
    const found: Findings = new Map();
    const page = await openPage(devices, world, { person: 'coordinator1', path: '/visits', visit });
    await page.locator('main tbody tr').first().waitFor();
    await judge(page, 'visits due', found);
    await page.goto(`${world.url}/families/${families.visited}`);
    await page.locator('figure').nth(1).waitFor();
    await page.locator('#history li').first().waitFor();
    await judge(page, 'family', found);
    for (const index of [0, 1]) await page.locator('figure').nth(index).getByText(w.table, { exact: true }).click();
    await judge(page, 'family, figures as tables', found);
    for (const form of ['FULL', 'MONTHLY']) {
      await page.goto(`${world.url}/families/${families.visited}/visit?form=${form}&month=2018-07`);
      await page.getByText(w.statement).waitFor();
      await page.locator('form ol ol button').first().click();
      await page.locator('form details > summary').evaluateAll((folds) => {
        for (const fold of folds) (fold as HTMLElement).click();
      });
      await judge(page, `${form} form`, found);
    }
    expect(wrong(found)).toEqual([]);
  });

  it('the cards of an association head, the question dialog, and the dialogs of the life cycle', async () => {
    const found: Findings = new Map();
    const head = await openPage(devices, world, { person: 'head1', path: '/', visit });
    await head.locator('main svg[role=img]').first().waitFor();
    await judge(head, 'cards', found);
    await head
      .getByRole('button', { name: `${w.ask} ` })
      .first()
      .click();
    await judgeDialog(head, 'question', found);
    let steps = await judgeSteps(head, w.steps, 'ready', found);

    const page = await openPage(devices, world, { person: 'coordinator1', path: '/visits', visit });
    for (const stage of ['candidate', 'notAccepted', 'suspended', 'left', 'proposed', 'graduated'] as const) {
      steps += await judgeSteps(page, w.steps, stage, found);
    }
    await page.goto(`${world.url}/families/${families.left}`);
    await page.getByRole('button', { name: w.enrol, exact: true }).click();
    await judgeDialog(page, 'left: enrol', found);
    // Propose; decline; nominate again; resume, exit; undo the exit, mark a duplicate; suspend, exit, approve; end the follow-up, mark one.
    expect(steps).toBe(12);
    expect(wrong(found)).toEqual([]);
  });
});
