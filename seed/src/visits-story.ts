import type { Domain } from '@anaqid/shared-types';
import { diceFor, type Dice } from './random.js';

/** Basic domains are asked at every visit, supporting ones at the baseline and every third month. */
const basicDomains: readonly Domain[] = ['OWN_INCOME', 'WORK', 'FOOD', 'HOUSING', 'HEALTH', 'CHILDREN_EDUCATION'];
const supportingDomains: readonly Domain[] = ['SKILLS', 'SAVINGS', 'SOCIAL_TIES', 'PAPERS'];

/** How a family's year goes; invented, shaped like the report's finding: six months are not enough for most. */
type Course = 'quick' | 'steady' | 'heldBack' | 'slow' | 'struggling';

export interface StoryVisit {
  /** Programme month, 0 to 12. */
  month: number;
  full: boolean;
  levels: { domain: Domain; level: number }[];
  /** Own income over what the household needs by the income line. */
  incomeShare: number;
  /** Recorded in the month after, later than ten days. */
  late: boolean;
  /** Somebody independent came as well; differs by a level here and there. */
  independent: boolean;
  /** Day of the visit. */
  day: number;
  selfRating: number;
  opinion: string | null;
}

export interface StoryYear {
  visits: StoryVisit[];
  /** Month that completes three qualifying months in a row; null: none. */
  graduationMonth: number | null;
  /** What people then did about it. */
  decision: 'approved' | 'proposed' | 'none';
}

/** A family without a first assessment, and one whose visits stopped: both are to be seen in the lists. */
const withoutBaseline = 58;
const visitsStopped: Readonly<Record<number, number>> = { 22: 8, 81: 9 };
/** Fell back after graduation; a person has not confirmed it yet. */
const fallsBack = new Set([5, 97]);

const lastMonth = 12;
const runLength = 3;

/** The visits of a family until it leaves (month of the exit, if it does). */
export function yearOf(number: number, exitMonth: number | null, visitsEnd: number): StoryYear {
  const dice = diceFor(`visits-${number}`);
  const course = exitMonth === null ? courseOf(dice) : dice.chance(0.5) ? 'slow' : 'struggling';
  const crossing = crossingOf(course, dice);
  const paths = pathsOf(course, crossing, dice);
  const end = Math.min(visitsEnd, exitMonth === null ? lastMonth : exitMonth - 1, visitsStopped[number] ?? lastMonth);
  const visits: StoryVisit[] = [];
  let graduationMonth: number | null = null;
  let run = 0;
  let lastFull = -3;
  for (let month = 0; month <= end; month += 1) {
    const isMissed = month === 0 ? number === withoutBaseline : dice.chance(0.05);
    const isAwaited = graduationMonth === null || [1, 3, 6].includes(month - graduationMonth);
    const facts = { ...visitFacts(dice), ...(month === lastMonth && { late: false }) };
    if (isMissed || !isAwaited) {
      run = 0;
      continue;
    }
    const full = month - lastFull >= 3 || graduationMonth !== null;
    if (full) lastFull = month;
    const fallen = graduationMonth !== null && month - graduationMonth >= 3 && fallsBack.has(number);
    const asked = full ? [...basicDomains, ...supportingDomains] : basicDomains;
    const levels = asked.map((domain) => ({ domain, level: fallen ? 2 : levelAt(paths, domain, month) }));
    const income = levels.find(({ domain }) => domain === 'OWN_INCOME')?.level ?? 1;
    visits.push({ month, full, levels, incomeShare: incomeShares[income - 1] ?? 0, ...facts });
    const qualifies = crossing !== null && month >= crossing && course !== 'heldBack';
    run = qualifies && month > 0 ? run + 1 : 0;
    if (run === runLength) graduationMonth ??= month;
  }
  const decision = dice.chance(0.75) ? 'approved' : dice.chance(0.6) ? 'proposed' : 'none';
  return { visits, graduationMonth, decision };
}

function courseOf(dice: Dice): Course {
  const at = dice.next();
  if (at < 0.22) return 'quick';
  if (at < 0.68) return 'steady';
  if (at < 0.75) return 'heldBack';
  return at < 0.88 ? 'slow' : 'struggling';
}

/** Month from which everything the rules ask for is there. */
function crossingOf(course: Course, dice: Dice): number | null {
  if (course === 'quick') return dice.between(3, 4);
  if (course === 'steady') return dice.between(5, 10);
  return course === 'heldBack' ? dice.between(5, 8) : null;
}

interface DomainPath {
  from: number;
  to: number;
  /** Month in which the last level is reached. */
  by: number;
  /** Month from which it falls again by a level; null: never. */
  fallsIn: number | null;
}

type Paths = ReadonlyMap<Domain, DomainPath>;

function pathsOf(course: Course, crossing: number | null, dice: Dice): Paths {
  const paths = new Map<Domain, DomainPath>();
  for (const domain of basicDomains) {
    const from = domain === 'CHILDREN_EDUCATION' ? dice.between(2, 3) : dice.between(1, 2);
    if (crossing !== null) {
      const by = domain === 'OWN_INCOME' ? crossing : dice.between(2, crossing);
      paths.set(domain, { from, to: dice.chance(0.2) ? 5 : 4, by, fallsIn: null });
    } else {
      const most = course === 'slow' ? dice.between(3, 4) : dice.between(2, 3);
      const to = domain === 'OWN_INCOME' ? Math.min(most, 3) : most;
      const fallsIn = course === 'struggling' && dice.chance(0.5) ? dice.between(5, 11) : null;
      paths.set(domain, { from, to: Math.max(from, to), by: dice.between(4, 10), fallsIn });
    }
  }
  for (const domain of supportingDomains) {
    const from = dice.between(1, 3);
    // Asked every third month: what counts in the crossing month was asked at the latest one before it.
    const by = crossing === null ? dice.between(3, 9) : Math.floor(crossing / 3) * 3;
    const to = course === 'struggling' ? dice.between(2, 3) : dice.between(3, 4);
    paths.set(domain, { from: Math.min(from, to), to, by, fallsIn: null });
  }
  if (course === 'heldBack') {
    const kept: Domain = dice.pick(['CHILDREN_EDUCATION', 'HEALTH', 'OWN_INCOME', 'FOOD']);
    paths.set(kept, { from: 1, to: kept === 'HEALTH' ? 2 : 3, by: 4, fallsIn: null });
  }
  return paths;
}

function levelAt(paths: Paths, domain: Domain, month: number): number {
  const path = paths.get(domain);
  if (path === undefined) throw new RangeError(`No path for ${domain}`);
  const { from, to, by, fallsIn } = path;
  const share = by === 0 ? 1 : Math.min(1, month / by);
  const level = Math.floor(from + (to - from) * share + 1e-9);
  const fallen = fallsIn === null || month < fallsIn ? 0 : month < fallsIn + 2 ? 1 : 2;
  return Math.max(1, level - fallen);
}

/** Own income over the need at each level of own income. */
const incomeShares = [0, 0.35, 0.75, 1.06, 1.25];

const opinions = [
  'الأسرة متعاونة وتعرف ما تريد',
  'تحتاج الأم إلى من يرعى الأطفال في أثناء الدورة',
  'بدأ العمل من البيت يدرّ دخلًا صغيرًا',
  'يُنصح بمتابعة قسط المدرسة مع الجمعية',
  'الإيجار أكبر ما يثقل الأسرة',
] as const;

function visitFacts(dice: Dice): Pick<StoryVisit, 'late' | 'independent' | 'day' | 'selfRating' | 'opinion'> {
  return {
    late: dice.chance(0.08),
    independent: dice.chance(0.02),
    day: dice.between(6, 26),
    selfRating: dice.between(2, 4),
    opinion: dice.chance(0.3) ? dice.pick(opinions) : null,
  };
}
