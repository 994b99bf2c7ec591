import type { Actor, Services } from '@anaqid/api';
import { addMonths, type LogInterventionInput, type MemberInput } from '@anaqid/shared-types';
import { randomFor, uuidFor } from '../random.js';
import { storyOf, type StoryFamily, type StoryService } from '../storyline.js';
import type { StoryClock } from '../story-clock.js';
import { administrator, coordinator } from './damascus-people.js';
import { recordPrices } from './damascus-prices.js';

import {
  areaId,
  associationId,
  associationOfFamily,
  clusterId,
  enrolmentMonth,
  familyId,
  guestAssociation,
  pilotId,
  serviceTypeId,
  startMonth,
} from './damascus-setup.js';
import {
  decideOnGraduations,
  recordLateVisits,
  recordVisits,
  suspendOrResume,
  unloggedCluster,
} from './damascus-visits.js';

const lastProgrammeMonth = 12;
interface Simulation {
  services: Services;
  clock: StoryClock;
  /** Progress from 0 to 1, reported after each month of each cluster. */
  progress(share: number): void;
}

/** Enrols a hundred families in February 2018 with their first assessments and simulates their twelve months. */
export async function simulateYear({ services, clock, progress }: Simulation): Promise<void> {
  const stories = Array.from({ length: 100 }, (_, index) => storyOf(index + 1, startMonth));
  clock.moveTo('2018-02-12');
  for (const story of stories) await enrol(services, story);
  await recordPrices(services, enrolmentMonth);
  for (let cluster = 1; cluster <= 4; cluster += 1)
    await recordVisits(services, cluster, ofCluster(stories, cluster), 0);

  for (let month = 1; month <= lastProgrammeMonth; month += 1) {
    if (month === 7) await extend(services, clock);
    const period = addMonths(enrolmentMonth, month);
    clock.moveTo(`${period}-27`);
    await recordPrices(services, period);
    for (let cluster = 1; cluster <= 4; cluster += 1) {
      await simulateMonth({ services, clock, cluster, month, stories: ofCluster(stories, cluster) });
      progress(((month - 1) * 4 + cluster) / (lastProgrammeMonth * 4));
    }
  }
}

function ofCluster(stories: readonly StoryFamily[], cluster: number): StoryFamily[] {
  return stories.filter(({ number }) => Math.ceil(number / 25) === cluster);
}

async function enrol(services: Services, story: StoryFamily): Promise<void> {
  const cluster = Math.ceil(story.number / 25);
  const actor = coordinator(cluster);
  const id = familyId(story.number);
  await services.families.nominateFamily(actor, {
    clientKey: id,
    clusterId: clusterId(cluster),
    code: `F-${String(story.number).padStart(3, '0')}`,
    name: story.name,
    areaId: areaId(cluster),
    phone: story.phone,
    categories: story.categories,
    strengths: story.strengths,
    members: story.members,
    reason: 'اختارتها الجمعية بعد زيارة ميدانية',
    on: '2018-02-04',
  });
  const consented = randomFor(`consent-${story.number}`).chance(0.9);
  const purposes = consented ? (['RECORD', 'SHARING'] as const) : (['RECORD'] as const);
  for (const purpose of purposes) {
    await services.families.recordConsent(actor, {
      clientKey: uuidFor(`consent-${story.number}-${purpose}`),
      familyId: id,
      purpose,
      given: true,
      on: '2018-02-10',
      language: 'ar',
    });
  }
  await services.useCases.enrolFamily(actor, {
    clientKey: uuidFor(`enrolment-${story.number}`),
    familyId: id,
    version: 1 + purposes.length,
    associationId: associationId(associationOfFamily(story.number)),
    enrolledMonth: enrolmentMonth,
    baselineOn: '2018-02-11',
  });
}

async function extend(services: Services, clock: StoryClock): Promise<void> {
  clock.moveTo('2018-09-05');
  await services.useCases.extendPilot(administrator, {
    clientKey: uuidFor('extension'),
    pilotId,
    version: 1,
    toMonths: 12,
    reason: 'لم تكفِ ستة أشهر لتنتقل معظم الأسر إلى الكفاية، وتتابع الجمعيات عملها ستة أشهر أخرى',
    decisionNumber: '١٨/٢٠١٨',
    decidedOn: '2018-09-04',
  });
}

interface MonthOfCluster {
  services: Services;
  clock: StoryClock;
  cluster: number;
  month: number;
  stories: readonly StoryFamily[];
}

async function simulateMonth({ services, clock, cluster, month, stories }: MonthOfCluster): Promise<void> {
  const actor = coordinator(cluster);
  const period = addMonths(enrolmentMonth, month);
  const isLast = month === lastProgrammeMonth;
  clock.moveTo(`${period}-13`);
  await recordLateVisits(services, cluster, stories, month);
  await decideOnGraduations({ services, clock }, cluster, stories, month);
  clock.moveTo(`${period}-28`);
  await suspendOrResume(services, cluster, stories, month);
  await recordVisits(services, cluster, stories, month);
  if (!(isLast && cluster === unloggedCluster)) {
    const entries = stories.flatMap((story) => entriesOf(story, month, period));
    await logAll(services, actor, entries);
    await correctAndVoid(services, actor, stories, month, period);
  }
  for (const story of stories) {
    if (story.exit?.month === month) await leave(services, actor, story, `${period}-28`);
  }
  if (isLast) return;
  clock.moveTo(`${addMonths(period, 1)}-03`);
  await services.useCases.closeMonth(actor, {
    clientKey: uuidFor(`closing-${cluster}-${month}`),
    clusterId: clusterId(cluster),
    month: period,
    blanks: month % 3 === 0 ? 'LEAVE' : 'NOTHING_GIVEN',
  });
}

/** @throws Error if an entry is refused, since the sample must be valid. */
async function logAll(services: Services, actor: Actor, entries: LogInterventionInput[]): Promise<void> {
  const { items } = await services.interventions.logInterventions(actor, { entries });
  const refused = items.filter((item) => item.outcome === 'REFUSED');
  if (refused.length > 0) throw new Error(`An entry of the sample was refused: ${JSON.stringify(refused[0])}`);
}

function entriesOf(story: StoryFamily, month: number, period: string): LogInterventionInput[] {
  const services = story.services.filter((service) => service.month === month);
  const entries = services.map((service) => entryOf(story, service, period));
  const food = services.find(({ service }) => service === 'food');
  const isRepeated = food !== undefined && month % 4 === 2 && story.number % 23 === 5;
  if (isRepeated) {
    entries.push({
      ...entryOf(story, food, period),
      clientKey: uuidFor(`entry-${story.number}-${month}-food-repeat`),
      givingAssociationId: associationId(guestAssociation),
      quantity: 1,
      amount: (food.amount ?? 0) / food.quantity,
      // More than 28 days before the own basket of the next month, which would otherwise be a second possible repeat.
      day: `${period}-02`,
      repeatReason: 'أسرة كبيرة، واتفقت الجمعيتان على سلة إضافية',
    });
  }
  return entries;
}

function entryOf(story: StoryFamily, service: StoryService, period: string): LogInterventionInput {
  const members: readonly MemberInput[] = story.members;
  const giver = service.fromGuest ? guestAssociation : associationOfFamily(story.number);
  return {
    clientKey: entryKey(story.number, service.month, service.service),
    familyId: familyId(story.number),
    serviceTypeId: serviceTypeId(service.service),
    month: period,
    quantity: service.quantity,
    amount: service.amount,
    givingAssociationId: associationId(giver),
    day: service.day === null ? null : `${period}-${String(service.day).padStart(2, '0')}`,
    memberId: service.member === null ? null : (members[service.member]?.id ?? null),
  };
}

const entryKey = (family: number, month: number, service: string): string =>
  uuidFor(`entry-${family}-${month}-${service}`);

/** One correction and one void a month, so that the sample has both. */
async function correctAndVoid(
  services: Services,
  actor: Actor,
  stories: readonly StoryFamily[],
  month: number,
  period: string,
): Promise<void> {
  const has = (story: StoryFamily, name: string): boolean =>
    story.services.some((service) => service.month === month && service.service === name);
  const corrected = stories.find((story) => story.number % 11 === month % 11 && has(story, 'stipend'));
  if (corrected !== undefined) {
    const stipend = corrected.services.find((service) => service.month === month && service.service === 'stipend');
    await services.interventions.correctInterventions(actor, {
      corrections: [
        {
          id: entryKey(corrected.number, month, 'stipend'),
          version: 1,
          amount: (stipend?.amount ?? 0) + 5_000,
          reason: 'صُحّح بحسب إيصال الجمعية',
        },
      ],
    });
  }
  const voided = stories.find((story) => story.number % 13 === month % 13 && has(story, 'medical'));
  if (voided !== undefined) {
    await services.interventions.voidInterventions(actor, {
      voids: [{ id: entryKey(voided.number, month, 'medical'), version: 1, reason: `سُجّلت لأسرة أخرى في ${period}` }],
    });
  }
}

async function leave(services: Services, actor: Actor, story: StoryFamily, on: string): Promise<void> {
  if (story.exit === null) return;
  const family = await services.families.familyById(actor, familyId(story.number));
  if (family === null) throw new Error(`Family ${story.number} of the sample is missing`);
  await services.useCases.takeFamilyStep(actor, {
    clientKey: uuidFor(`exit-${story.number}`),
    familyId: familyId(story.number),
    version: family.version,
    step: 'EXIT',
    on,
    exitReason: story.exit.reason,
    nextStep: story.exit.nextStep,
  });
}
