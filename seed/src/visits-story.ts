import type { Domain } from '@anaqid/shared-types';
import { randomFor, type Random } from './random.js';

/** Every visit asks the basic domains; the baseline and every third month ask the supporting ones too. */
const basicDomains: readonly Domain[] = ['OWN_INCOME', 'WORK', 'FOOD', 'HOUSING', 'HEALTH', 'CHILDREN_EDUCATION'];
const supportingDomains: readonly Domain[] = ['SKILLS', 'SAVINGS', 'SOCIAL_TIES', 'PAPERS'];

/**
 * Pace of a family's progress. Invented, with proportions such that six months are too short for most families, as in
 * the report.
 */
type Course = 'quick' | 'steady' | 'heldBack' | 'slow' | 'struggling';

export interface StoryVisit {
  /** Programme month, 0 to 12. */
  month: number;
  full: boolean;
  levels: { domain: Domain; level: number }[];
  /** Own income / the household's income line. */
  incomeShare: number;
  /** Recorded more than ten days after the month's end. */
  late: boolean;
  /** Whether an independent visitor re-visited the family in the same month. */
  independent: boolean;
  /** Day of the month. */
  day: number;
  selfRating: number;
  opinion: string | null;
}

export interface StoryYear {
  visits: StoryVisit[];
  /** Programme month that completes three qualifying months in a row; null: none. */
  graduationMonth: number | null;
  /** Steps of the graduation that were taken. */
  decision: 'approved' | 'proposed' | 'none';
}

/** Number of the family without a first assessment. */
const withoutBaseline = 58;
/** Last visited programme month of families whose visits stopped, by family number. */
const visitsStopped: Readonly<Record<number, number>> = { 22: 8, 81: 9 };
/** Families that return to need after graduation, not yet confirmed by a person. */
const fallsBack = new Set([5, 97]);

const lastMonth = 12;
const runLength = 3;

/**
 * The visits of a family.
 *
 * @param exitMonth Programme month of its exit; null: no exit.
 * @param visitsEnd Last programme month with visits.
 */
export function yearOf(number: number, exitMonth: number | null, visitsEnd: number): StoryYear {
  const random = randomFor(`visits-${number}`);
  const course = exitMonth === null ? courseOf(random) : random.chance(0.5) ? 'slow' : 'struggling';
  const crossing = crossingOf(course, random);
  const paths = pathsOf(course, crossing, random);
  const firstQualifying = course === 'heldBack' ? null : crossing;
  const end = Math.min(visitsEnd, exitMonth === null ? lastMonth : exitMonth - 1, visitsStopped[number] ?? lastMonth);
  const walked = walk(random, { number, paths, firstQualifying, end });
  const decision = random.chance(0.75) ? 'approved' : random.chance(0.6) ? 'proposed' : 'none';
  return { ...walked, decision };
}

interface Life {
  readonly number: number;
  readonly paths: Paths;
  /** First programme month that qualifies; null: none does. */
  readonly firstQualifying: number | null;
  /** Last programme month with a visit. */
  readonly end: number;
}

/** Generates a family's visits month by month; the plan of visits changes after graduation. */
function walk(
  random: Random,
  { number, paths, firstQualifying, end }: Life,
): Pick<StoryYear, 'visits' | 'graduationMonth'> {
  const visits: StoryVisit[] = [];
  let graduationMonth: number | null = null;
  let run = 0;
  let lastFull = -3;
  for (let month = 0; month <= end; month += 1) {
    const isMissed = month === 0 ? number === withoutBaseline : random.chance(0.05);
    const facts = { ...visitFacts(random), ...(month === lastMonth && { late: false }) };
    if (isMissed || !isAwaited(month, graduationMonth)) {
      run = 0;
      continue;
    }
    const full = month - lastFull >= 3 || graduationMonth !== null;
    if (full) lastFull = month;
    const hasFallen = graduationMonth !== null && month - graduationMonth >= 3 && fallsBack.has(number);
    visits.push({ month, full, ...findings(paths, { month, full, hasFallen }), ...facts });
    run = firstQualifying !== null && month > 0 && month >= firstQualifying ? run + 1 : 0;
    if (run === runLength) graduationMonth ??= month;
  }
  return { visits, graduationMonth };
}

/** Whether a visit is planned: in every month until graduation, then in the months of the follow-up. */
function isAwaited(month: number, graduationMonth: number | null): boolean {
  return graduationMonth === null || [1, 3, 6].includes(month - graduationMonth);
}

/** Levels of the domains that a visit asks, and the matching income. */
function findings(
  paths: Paths,
  { month, full, hasFallen }: { month: number; full: boolean; hasFallen: boolean },
): Pick<StoryVisit, 'levels' | 'incomeShare'> {
  const domains = full ? [...basicDomains, ...supportingDomains] : basicDomains;
  const levels = domains.map((domain) => ({ domain, level: hasFallen ? 2 : levelAt(paths, domain, month) }));
  const income = levels.find(({ domain }) => domain === 'OWN_INCOME')?.level ?? 1;
  return { levels, incomeShare: incomeShares[income - 1] ?? 0 };
}

function courseOf(random: Random): Course {
  const draw = random.next();
  if (draw < 0.22) return 'quick';
  if (draw < 0.68) return 'steady';
  if (draw < 0.75) return 'heldBack';
  return draw < 0.88 ? 'slow' : 'struggling';
}

/** First programme month that qualifies; null: none does. */
function crossingOf(course: Course, random: Random): number | null {
  if (course === 'quick') return random.between(3, 4);
  if (course === 'steady') return random.between(5, 10);
  return course === 'heldBack' ? random.between(5, 8) : null;
}

interface DomainPath {
  from: number;
  to: number;
  /** Programme month in which level `to` is reached. */
  reachedIn: number;
  /** Programme month from which the level falls by one, two months later by two; null: it does not fall. */
  fallsIn: number | null;
}

type Paths = ReadonlyMap<Domain, DomainPath>;

function pathsOf(course: Course, crossing: number | null, random: Random): Paths {
  const paths = new Map<Domain, DomainPath>();
  for (const domain of basicDomains) {
    const from = domain === 'CHILDREN_EDUCATION' ? random.between(2, 3) : random.between(1, 2);
    if (crossing !== null) {
      const reachedIn = domain === 'OWN_INCOME' ? crossing : random.between(2, crossing);
      paths.set(domain, { from, to: random.chance(0.2) ? 5 : 4, reachedIn, fallsIn: null });
    } else {
      const most = course === 'slow' ? random.between(3, 4) : random.between(2, 3);
      const to = domain === 'OWN_INCOME' ? Math.min(most, 3) : most;
      const fallsIn = course === 'struggling' && random.chance(0.5) ? random.between(5, 11) : null;
      paths.set(domain, { from, to: Math.max(from, to), reachedIn: random.between(4, 10), fallsIn });
    }
  }
  for (const domain of supportingDomains) {
    const from = random.between(1, 3);
    // Answered every third month: in the crossing month the answer of the last full form still counts.
    const reachedIn = crossing === null ? random.between(3, 9) : Math.floor(crossing / 3) * 3;
    const to = course === 'struggling' ? random.between(2, 3) : random.between(3, 4);
    paths.set(domain, { from: Math.min(from, to), to, reachedIn, fallsIn: null });
  }
  if (course === 'heldBack') {
    const heldBackIn: Domain = random.pick(['CHILDREN_EDUCATION', 'HEALTH', 'OWN_INCOME', 'FOOD']);
    paths.set(heldBackIn, { from: 1, to: heldBackIn === 'HEALTH' ? 2 : 3, reachedIn: 4, fallsIn: null });
  }
  return paths;
}

function levelAt(paths: Paths, domain: Domain, month: number): number {
  const path = paths.get(domain);
  if (path === undefined) throw new RangeError(`No path for ${domain}`);
  const { from, to, reachedIn, fallsIn } = path;
  const share = reachedIn === 0 ? 1 : Math.min(1, month / reachedIn);
  const level = Math.floor(from + (to - from) * share + 1e-9);
  const fallen = fallsIn === null || month < fallsIn ? 0 : month < fallsIn + 2 ? 1 : 2;
  return Math.max(1, level - fallen);
}

/** Own income / income line for each level of own income, 1 to 5. */
const incomeShares = [0, 0.35, 0.75, 1.06, 1.25];

const opinions = [
  'الأسرة متعاونة وتعرف ما تريد',
  'تحتاج الأم إلى من يرعى الأطفال في أثناء الدورة',
  'بدأ العمل من البيت يدرّ دخلًا صغيرًا',
  'يُنصح بمتابعة قسط المدرسة مع الجمعية',
  'الإيجار أكبر ما يثقل الأسرة',
] as const;

function visitFacts(random: Random): Pick<StoryVisit, 'late' | 'independent' | 'day' | 'selfRating' | 'opinion'> {
  return {
    late: random.chance(0.08),
    independent: random.chance(0.02),
    day: random.between(6, 26),
    selfRating: random.between(2, 4),
    opinion: random.chance(0.3) ? random.pick(opinions) : null,
  };
}
