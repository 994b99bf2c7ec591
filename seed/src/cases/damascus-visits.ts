import type { Actor, Services } from '@anaqid/api';
import {
  addMonths,
  ageOn,
  lastDayOf,
  type AssessmentAnswerInput,
  type Domain,
  type Evidence,
  type IncomeAmountInput,
  type RecordAssessmentInput,
} from '@anaqid/shared-types';
import { randomFor, uuidFor } from '../random.js';
import type { StoryClock } from '../story-clock.js';
import type { StoryFamily } from '../storyline.js';
import { yearOf, type StoryVisit, type StoryYear } from '../visits-story.js';
import { coordinator, head } from './damascus-people.js';
import { incomeLineIn } from './damascus-prices.js';
import { associationOfFamily, clusterOfAssociation, enrolmentMonth, familyId } from './damascus-setup.js';

/** The last month of this cluster is neither logged nor visited, so that a newcomer can try both. */
export const unloggedCluster = 1;
const lastProgrammeMonth = 12;

interface Simulation {
  services: Services;
  clock: StoryClock;
}

const years = new Map<number, StoryYear>();

/** A family's visits of the year, computed once. */
function yearIn(story: StoryFamily): StoryYear {
  const visitsEnd = clusterOf(story) === unloggedCluster ? lastProgrammeMonth - 1 : lastProgrammeMonth;
  const year = years.get(story.number) ?? yearOf(story.number, story.exit?.month ?? null, visitsEnd);
  years.set(story.number, year);
  return year;
}

const clusterOf = ({ number }: StoryFamily): number => clusterOfAssociation(associationOfFamily(number));

/** Records the timely visits of a programme month, with their independent re-visits. */
export async function recordVisits(
  services: Services,
  cluster: number,
  stories: readonly StoryFamily[],
  month: number,
): Promise<void> {
  const inputs = stories.flatMap((story) =>
    yearIn(story)
      .visits.filter((visit) => visit.month === month && !visit.late)
      .flatMap((visit) =>
        visit.independent ? [visitOf(story, visit), revisitOf(story, visit)] : [visitOf(story, visit)],
      ),
  );
  await services.assessments.recordAssessments(coordinator(cluster), inputs);
}

/** Records the late visits of the month before. */
export async function recordLateVisits(
  services: Services,
  cluster: number,
  stories: readonly StoryFamily[],
  month: number,
): Promise<void> {
  const inputs = stories.flatMap((story) =>
    yearIn(story)
      .visits.filter((visit) => visit.month === month - 1 && visit.late)
      .map((visit) => visitOf(story, visit)),
  );
  await services.assessments.recordAssessments(coordinator(cluster), inputs);
}

/** Heads propose the graduations of the month before; coordinators approve most of them five days later. */
export async function decideOnGraduations(
  { services, clock }: Simulation,
  cluster: number,
  stories: readonly StoryFamily[],
  month: number,
): Promise<void> {
  const period = addMonths(enrolmentMonth, month);
  for (const story of stories) {
    const { graduationMonth, decision } = yearIn(story);
    if (graduationMonth === null || month !== graduationMonth + 1 || decision === 'none') continue;
    clock.moveTo(`${period}-15`);
    const proposer = head(associationOfFamily(story.number), cluster);
    await services.useCases.proposeGraduation(proposer, {
      ...(await stepFacts(services, proposer, story, 'proposal')),
      on: `${period}-15`,
    });
    if (decision !== 'approved') continue;
    clock.moveTo(`${period}-20`);
    const approver = coordinator(cluster);
    await services.useCases.approveGraduation(approver, {
      ...(await stepFacts(services, approver, story, 'approval')),
      on: `${period}-20`,
    });
  }
}

interface Suspension {
  from: number;
  /** Programme month in which the suspension ends; null: still suspended. */
  to: number | null;
  reason: string;
}

const suspensions: Readonly<Record<number, Suspension>> = {
  43: { from: 4, to: 6, reason: 'سافرت الأسرة إلى أقاربها لرعاية مريض' },
  93: { from: 12, to: null, reason: 'طلبت الأسرة مهلة إلى أن تنتهي من الانتقال إلى بيت آخر' },
};

/** Suspends and resumes the two families with a pause. */
export async function suspendOrResume(
  services: Services,
  cluster: number,
  stories: readonly StoryFamily[],
  month: number,
): Promise<void> {
  const actor = coordinator(cluster);
  const on = `${addMonths(enrolmentMonth, month)}-21`;
  for (const story of stories) {
    const suspension = suspensions[story.number];
    if (suspension?.from === month) {
      await services.useCases.takeFamilyStep(actor, {
        ...(await stepFacts(services, actor, story, 'suspension')),
        step: 'SUSPEND',
        on,
        reason: suspension.reason,
        reviewOn: `${addMonths(enrolmentMonth, month + 2)}-21`,
      });
    }
    if (suspension?.to === month) {
      const facts = await stepFacts(services, actor, story, 'resumption');
      await services.useCases.takeFamilyStep(actor, { ...facts, step: 'RESUME', on });
    }
  }
}

async function stepFacts(services: Services, actor: Actor, { number }: StoryFamily, step: string) {
  const family = await services.families.familyById(actor, familyId(number));
  if (family === null) throw new Error(`Family ${number} of the sample is missing`);
  return { clientKey: uuidFor(`${step}-${number}`), familyId: family._id, version: family.version };
}

function visitOf(story: StoryFamily, visit: StoryVisit): RecordAssessmentInput {
  const period = addMonths(enrolmentMonth, visit.month);
  const random = randomFor(`answers-${story.number}-${visit.month}`);
  const day = visit.month === 0 ? '11' : String(visit.day).padStart(2, '0');
  const evidence = (): Evidence => random.pick(['SAID', 'SEEN', 'SEEN', 'DOCUMENT']);
  return {
    clientKey: uuidFor(`visit-${story.number}-${visit.month}`),
    familyId: familyId(story.number),
    month: period,
    visitedOn: `${period}-${day}`,
    form: visit.full ? 'FULL' : 'MONTHLY',
    answers: answersOf(story, visit, period, evidence),
    incomes: incomesOf(story, visit, period),
    expenditure: roundTo500(needIn(story, period) * (0.9 + 0.2 * random.next())),
    selfRating: visit.selfRating,
    opinion: visit.opinion,
  };
}

/** An independent re-visit that rates food one level lower. */
function revisitOf(story: StoryFamily, visit: StoryVisit): RecordAssessmentInput {
  const first = visitOf(story, visit);
  const answers = first.answers.map((answer) =>
    answer.domain === 'FOOD' ? { ...answer, level: Math.max(1, (answer.level ?? 1) - 1) } : answer,
  );
  return {
    ...first,
    clientKey: uuidFor(`revisit-${story.number}-${visit.month}`),
    answers,
    opinion: null,
    independent: true,
    visitor: 'زائرة من عنقود آخر',
  };
}

function answersOf(
  story: StoryFamily,
  { levels }: StoryVisit,
  period: string,
  evidence: () => Evidence,
): AssessmentAnswerInput[] {
  return levels
    .filter(({ domain }) => applies(story, domain, period))
    .map(({ domain, level }) => ({ domain, level, evidence: evidence() }));
}

function applies({ members }: StoryFamily, domain: Domain, period: string): boolean {
  const ages = members.map(({ bornOn, ableToWork }) => ({ age: ageIn(bornOn, period), able: ableToWork !== false }));
  if (domain === 'WORK') return ages.some(({ age, able }) => able && age >= 18 && age <= 59);
  return domain !== 'CHILDREN_EDUCATION' || ages.some(({ age }) => age >= 6 && age <= 17);
}

function incomesOf(story: StoryFamily, { incomeShare, month }: StoryVisit, period: string): IncomeAmountInput[] {
  const random = randomFor(`income-${story.number}`);
  const own = Math.ceil((needIn(story, period) * incomeShare) / 500) * 500;
  const sales = random.chance(0.3) ? roundTo500(own * 0.4) : 0;
  const remittances = random.chance(0.15) ? roundTo500(own * 0.2) : 0;
  const stipend =
    story.services.find((service) => service.service === 'stipend' && service.month === month)?.amount ?? 0;
  const charity = random.chance(0.2) ? 5_000 : 0;
  const amounts: IncomeAmountInput[] = [
    { source: 'EARNINGS', amount: own - sales - remittances },
    { source: 'SALES', amount: sales },
    { source: 'REMITTANCES', amount: remittances },
    { source: 'PROGRAMME_STIPEND', amount: stipend },
    { source: 'CHARITY', amount: charity },
  ];
  return amounts.filter(({ amount }) => amount > 0);
}

/**
 * Income line of the household: adult equivalents are 1 for the first member of 14 or older, 0.7 for each further one
 * and 0.5 for each younger member.
 */
function needIn({ members }: StoryFamily, period: string): number {
  const adults = members.filter(({ bornOn }) => ageIn(bornOn, period) >= 14).length;
  const children = members.length - adults;
  return incomeLineIn(period) * (1 + 0.7 * (adults - 1) + 0.5 * children);
}

function ageIn(bornOn: string | null | undefined, period: string): number {
  return bornOn == null ? 30 : ageOn(bornOn, lastDayOf(period));
}

const roundTo500 = (amount: number): number => Math.round(amount / 500) * 500;
