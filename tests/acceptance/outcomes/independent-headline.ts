/**
 * Second, independent computation of a pilot's headline, from the records that coordinators read and from the written
 * rules. It uses none of the product's rules or statistics.
 */

export interface RawPilot {
  months: number;
  plannedMonths: number;
  startMonth: string;
  presentMonth: string;
  incomeLines: readonly {
    fromMonth: string;
    amountPerAdult: number;
    shares: { first: number; further: number; child: number; adultFrom: number };
  }[];
}

interface RawAssessment {
  id: string;
  month: string;
  visitedOn: string;
  independent: boolean;
  recordedAt: string;
  answers: readonly { domain: string; level: number | null }[];
  incomes: readonly { source: string; amount: number }[] | null;
}

export interface RawFamily {
  id: string;
  spells: readonly { id: string; enrolledMonth: string; exitMonth: string | null; exitReason: string | null }[];
  members: readonly {
    bornOn: string | null;
    ableToWork: boolean | null;
    joinedMonth: string | null;
    leftMonth: string | null;
  }[];
  assessments: readonly RawAssessment[];
}

/** The records that coordinators read. */
export const pilotDocument = `query ($id: ID!) { pilot(id: $id) { startMonth months plannedMonths presentMonth
  incomeLines { fromMonth amountPerAdult shares { first further child adultFrom } } } }`;
export const familiesDocument = `query ($after: String) { families(first: 100, after: $after) {
  edges { node { id spells { id enrolledMonth exitMonth exitReason }
    members { bornOn ableToWork joinedMonth leftMonth }
    assessments { id month visitedOn independent recordedAt answers { domain level } incomes { source amount } } } }
  pageInfo { hasNextPage endCursor } } }`;

const number = (month: string): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7));
const between = (from: string, to: string): number => number(to) - number(from);
const plus = (month: string, more: number): string => {
  const total = number(month) - 1 + more;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
};

/** Weight, floor and carry months of each domain, the basic domains first (table of the rules). */
const basics: Record<string, [number, number]> = {
  OWN_INCOME: [20, 4],
  WORK: [15, 3],
  FOOD: [15, 4],
  HOUSING: [10, 3],
  HEALTH: [10, 3],
  CHILDREN_EDUCATION: [10, 4],
};
const supporting: Record<string, [number, number]> = {
  SKILLS: [5, 2],
  SAVINGS: [5, 2],
  SOCIAL_TIES: [5, 3],
  PAPERS: [5, 2],
};
const own = ['EARNINGS', 'SALES', 'CONTRIBUTORY_PENSION', 'REMITTANCES'];
const leaving = ['WITHDREW', 'MOVED', 'LOST_CONTACT', 'DIED', 'BECAME_INELIGIBLE', 'PERMANENT_SOCIAL_PROTECTION'];

type Fate = { time: number; way: 'graduated' | 'left' | 'seen' };

/** For each month, whether the family has an index and whether the month qualifies. */
function judge(
  pilot: RawPilot,
  family: RawFamily,
  byMonth: ReadonlyMap<string, RawAssessment>,
  month: string,
): { index: number | null; qualifies: boolean } {
  const present = family.members.filter(
    ({ joinedMonth, leftMonth }) => (joinedMonth ?? month) <= month && (leftMonth === null || leftMonth > month),
  );
  const nextMonth = `${plus(month, 1)}-01`;
  // Age at the end of the month: whole years completed before the next month begins.
  const ages = present.map(({ bornOn }) => {
    if (bornOn === null) return null;
    const years = Number(nextMonth.slice(0, 4)) - Number(bornOn.slice(0, 4));
    return bornOn.slice(5) < nextMonth.slice(5) ? years : years - 1;
  });
  const canWork = present.some(({ ableToWork }, at) => {
    const age = ages[at] ?? null;
    return ableToWork !== false && (age === null || (age >= 18 && age <= 59));
  });
  const hasPupil = ages.some((age) => age !== null && age >= 6 && age <= 17);
  const visit = byMonth.get(month);
  const levelOf = (domain: string, lasts: number): number | null => {
    for (let back = 0; back <= lasts; back += 1) {
      const level = byMonth.get(plus(month, -back))?.answers.find((answer) => answer.domain === domain)?.level;
      if (level != null) return level;
    }
    return null;
  };
  let applicableWeight = 0;
  let answeredWeight = 0;
  let points = 0;
  let floors = true;
  for (const [group, lasts] of [
    [basics, 0],
    [supporting, 3],
  ] as const) {
    const applicable = Object.entries(group).filter(
      ([domain]) => !(domain === 'WORK' && !canWork) && !(domain === 'CHILDREN_EDUCATION' && !hasPupil),
    );
    const whole = Object.values(group).reduce((sum, [weight]) => sum + weight, 0);
    const left = applicable.reduce((sum, [, [weight]]) => sum + weight, 0);
    for (const [domain, [weight, floor]] of applicable) {
      const share = (weight * whole) / left;
      applicableWeight += share;
      const level = levelOf(domain, lasts);
      if (level === null || level < floor) floors = false;
      if (level === null) continue;
      answeredWeight += share;
      points += share * 25 * (level - 1);
    }
  }
  const index = answeredWeight / applicableWeight >= 0.8 - 1e-9 ? points / answeredWeight : null;
  return { index, qualifies: index !== null && index >= 70 - 1e-9 && floors && incomeHolds(pilot, ages, visit, month) };
}

function incomeHolds(
  { incomeLines }: RawPilot,
  ages: readonly (number | null)[],
  visit: RawAssessment | undefined,
  month: string,
): boolean {
  const line = incomeLines.filter(({ fromMonth }) => fromMonth <= month).at(-1);
  if (line === undefined) return true;
  if (visit?.incomes == null) return false;
  const adults = ages.filter((age) => age === null || age >= line.shares.adultFrom).length;
  const equivalents =
    (adults > 0 ? line.shares.first + (adults - 1) * line.shares.further : 0) +
    (ages.length - adults) * line.shares.child;
  const earned = visit.incomes
    .filter(({ source }) => own.includes(source))
    .reduce((sum, { amount }) => sum + amount, 0);
  return equivalents > 0 && earned / (equivalents * line.amountPerAdult) >= 1 - 1e-9;
}

type RawSpell = RawFamily['spells'][number];

const neverStarted = ({ enrolledMonth, exitMonth }: RawSpell): boolean =>
  exitMonth !== null && exitMonth <= enrolledMonth;

/**
 * How a household fares in a view, over all its spells on the clock of the first; null: it is in no figure. No calendar month after
 * the last of the pilot counts; in six months of a pilot that was planned for no more, none after its sixth.
 */
function fateOf(pilot: RawPilot, family: RawFamily, horizon: number): Fate | null {
  const spells = [...family.spells].sort((a, b) => (a.enrolledMonth < b.enrolledMonth ? -1 : 1));
  if (spells.some(({ exitReason }) => exitReason === 'DUPLICATE_RECORD')) return null;
  const started = spells.filter((spell) => !neverStarted(spell));
  const [first] = started;
  if (first === undefined) return null;
  const sixth = horizon === 6 && pilot.plannedMonths <= 6 ? [plus(pilot.startMonth, 5)] : [];
  const pilotsLast = plus(pilot.startMonth, pilot.months - 1);
  const end = [pilotsLast, plus(first.enrolledMonth, horizon), ...sixth].sort()[0] ?? '';
  const cut = pilot.presentMonth < end ? pilot.presentMonth : end;
  let fate = fateOfStays(pilot, family, [first], cut);
  const stays = [first];
  for (const spell of started.slice(1)) {
    if (fate?.way === 'graduated' || spell.enrolledMonth >= end || spell.enrolledMonth > cut) break;
    stays.push(spell);
    fate = fateOfStays(pilot, family, stays, cut);
  }
  return fate;
}

/** The same for spells that follow one another, up to a month. */
function fateOfStays(pilot: RawPilot, family: RawFamily, stays: readonly RawSpell[], cut: string): Fate | null {
  const begin = stays[0]?.enrolledMonth ?? '';
  const last = stays.at(-1);
  const left = last?.exitReason === 'PILOT_ENDED' ? null : (last?.exitMonth ?? null);
  const exit = left === null || left > cut ? null : left;
  let run = 0;
  let seen = 0;
  for (let m = 1; m <= between(begin, exit ?? cut); m += 1) {
    const month = plus(begin, m);
    const stay = stays.findLast(({ enrolledMonth }) => enrolledMonth <= month);
    const visits = stay === undefined ? new Map<string, RawAssessment>() : visitsOf(family, stay);
    const { index, qualifies } = visits.has(month)
      ? judge(pilot, family, visits, month)
      : { index: null, qualifies: false };
    run = qualifies && month !== stay?.enrolledMonth ? run + 1 : 0;
    if (run === 3) return { time: m, way: 'graduated' };
    if (index !== null) seen = m;
  }
  if (exit !== null)
    return { time: between(begin, exit), way: leaving.includes(last?.exitReason ?? '') ? 'left' : 'seen' };
  return seen === 0 ? null : { time: seen, way: 'seen' };
}

/** The visit that counts for each month of a spell. */
function visitsOf(family: RawFamily, spell: RawSpell): Map<string, RawAssessment> {
  const visits = new Map<string, RawAssessment>();
  // Of a month's visits that of the latest day counts; of one day, the one recorded last.
  const orderOf = ({ visitedOn, recordedAt, id }: RawAssessment): string => `${visitedOn} ${recordedAt} ${id}`;
  for (const visit of [...family.assessments].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))) {
    const covering = family.spells.filter(
      ({ enrolledMonth, exitMonth }) =>
        visit.month >= enrolledMonth && (exitMonth === null || visit.month <= exitMonth),
    );
    const latest = [...covering].sort((a, b) => (a.enrolledMonth < b.enrolledMonth ? -1 : 1)).at(-1);
    if (!visit.independent && latest?.id === spell.id) visits.set(visit.month, visit);
  }
  return visits;
}

export interface IndependentHeadline {
  n: number;
  graduated: number;
  of100: number;
  low: number | null;
  high: number | null;
  left: number;
}

const round = (share: number): number => Math.floor(100 * share + 0.5 + 1e-9);

/** The numbers of the headline for the first months of a pilot. */
export function independentHeadline(
  pilot: RawPilot,
  families: readonly RawFamily[],
  horizon: number,
): IndependentHeadline {
  const fates = families.map((family) => fateOf(pilot, family, horizon)).filter((fate): fate is Fate => fate !== null);
  const months = Array.from({ length: horizon }, (_, before) => before + 1).map((month) => {
    const atRisk = fates.filter(({ time }) => time >= month).length;
    const at = (way: Fate['way']): number => fates.filter((fate) => fate.time === month && fate.way === way).length;
    return { atRisk, graduated: at('graduated'), left: at('left') };
  });
  let stay = 1;
  let share = 0;
  let left = 0;
  const steps = months
    .filter(({ atRisk }) => atRisk > 0)
    .map((month) => {
      const before = stay;
      share += (before * month.graduated) / month.atRisk;
      left += (before * month.left) / month.atRisk;
      stay = 1 - share - left;
      return { ...month, before, share };
    });
  // Delta-method variance for competing risks (Marubini and Valsecchi).
  let variance = 0;
  for (const { atRisk: n, graduated: d1, left: d2, before, share: then } of steps) {
    const d = d1 + d2;
    const rest = share - then;
    if (n > d) variance += (rest * rest * d) / (n * (n - d));
    variance += before * before * (d1 / (n * n)) * ((n - d1) / n);
    variance -= (2 * rest * before * d1) / (n * n);
  }
  const range = rangeOf(fates, share, Math.sqrt(variance), horizon);
  return {
    n: fates.length,
    graduated: fates.filter(({ way }) => way === 'graduated').length,
    of100: round(share),
    low: range === null ? null : round(range[0]),
    high: range === null ? null : round(range[1]),
    left: round(left),
  };
}

const z = 1.959963984540054;

/** Limits on the scale log(-log); Wilson's interval for none or all, if every family was followed to the end. */
function rangeOf(fates: readonly Fate[], share: number, se: number, horizon: number): [number, number] | null {
  if (share > 1e-12 && share < 1 - 1e-12) {
    const middle = Math.log(-Math.log(share));
    const reach = (z * se) / Math.abs(share * Math.log(share));
    return [Math.exp(-Math.exp(middle + reach)), Math.exp(-Math.exp(middle - reach))];
  }
  if (fates.some(({ way, time }) => way === 'seen' && time < horizon)) return null;
  const n = fates.length;
  const tail = (z * z) / (n + z * z);
  return share < 0.5 ? [0, tail] : [1 - tail, 1];
}
