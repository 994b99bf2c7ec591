import type { ExitReason, FamilyCategory, MemberInput, Month } from './story-types.js';
import { memberName, representativeName, strengths } from './names.js';
import { randomFor, uuidFor, type Random } from './random.js';

/** Service types of the Damascus pilot, in the order of the grid. */
export const serviceKeys = [
  'stipend',
  'food',
  'clothing',
  'medical',
  'educational',
  'vocational',
  'empowerment',
  'developmental',
] as const;
export type ServiceKey = (typeof serviceKeys)[number];

export interface StoryService {
  service: ServiceKey;
  /** Programme month, 1 to 12. */
  month: number;
  quantity: number;
  /** Syrian pounds; null: quantity x the catalogue's unit value. */
  amount: number | null;
  /** Given by the association that adopts no families. */
  fromGuest: boolean;
  /** Day of the month; null: not recorded. */
  day: number | null;
  /** Index into the family's members; null for services that ask for no member. */
  member: number | null;
}

interface StoryExit {
  month: number;
  reason: ExitReason;
  nextStep: string;
}

export interface StoryFamily {
  /** Number of the family, from 1. */
  number: number;
  name: string;
  categories: FamilyCategory[];
  strengths: string[];
  members: MemberInput[];
  phone: string;
  services: StoryService[];
  exit: StoryExit | null;
}

const exits: Readonly<Record<number, StoryExit>> = {
  31: { month: 5, reason: 'MOVED', nextStep: 'أُعطيت عنوان جمعية قريبة من سكنها الجديد' },
  37: { month: 4, reason: 'WITHDREW', nextStep: 'اتفقنا على زيارة بعد ثلاثة أشهر' },
  52: { month: 8, reason: 'PERMANENT_SOCIAL_PROTECTION', nextStep: 'نُقل ملفها إلى الحماية الاجتماعية الدائمة' },
  60: { month: 10, reason: 'WITHDREW', nextStep: 'تُدعى إلى لقاء العنقود القادم' },
  68: { month: 7, reason: 'LOST_CONTACT', nextStep: 'يسأل المنسّق عنها مرة كل شهر' },
  84: { month: 6, reason: 'TRANSFERRED', nextStep: 'نُقلت إلى جمعية في محافظة أخرى تتابعها' },
  91: { month: 9, reason: 'MOVED', nextStep: 'أُعطيت رقم مكتب الاتحاد' },
};

/** Price level of a programme month relative to month 1: +1.5 % a month and a jump of 6 % in month 8. */
function priceFactor(month: number): number {
  return 1.015 ** (month - 1) * (month >= 8 ? 1.06 : 1);
}

/** Members, services and exit of a family, derived from its number alone. */
export function storyOf(number: number, startMonth: Month): StoryFamily {
  const random = randomFor(`family-${number}`);
  const isWoman = random.chance(0.45);
  const members = membersOf(number, isWoman, random);
  const exit = exits[number] ?? null;
  return {
    number,
    name: representativeName(number, isWoman),
    categories: categoriesOf(members, isWoman, random),
    strengths: [...new Set([random.pick(strengths), random.pick(strengths)])],
    members,
    phone: `0900 ${String(100000 + number * 37).slice(0, 6)}`,
    services: servicesOf(number, members, exit?.month ?? 12, Number(startMonth.slice(0, 4))),
    exit,
  };
}

function membersOf(number: number, isWoman: boolean, random: Random): MemberInput[] {
  const birthYear = random.between(1966, 1990);
  const children = random.between(1, 5);
  const adults: MemberInput[] = [
    member(number, 0, {
      name: representativeName(number, isWoman).split(' ')[0] ?? '',
      bornOn: birthday(birthYear, random),
      sex: isWoman ? 'FEMALE' : 'MALE',
      relation: 'REPRESENTATIVE',
      isProvider: true,
      ableToWork: random.chance(0.8),
      schooling: random.pick(['BASIC', 'SECONDARY', 'HIGHER', 'NONE']),
    }),
  ];
  if (!isWoman || random.chance(0.35)) adults.push(spouseOf(number, isWoman, birthYear, random));
  const born = birthYears(birthYear, children, random);
  return [...adults, ...born.map((year, index) => childOf(number, adults.length + index, year, random))];
}

/** Birth years of a representative's children, eldest first and at least a year apart. */
function birthYears(parentBorn: number, children: number, random: Random): number[] {
  let year = Math.min(2017, parentBorn + random.between(24, 36));
  const years: number[] = [];
  while (years.length < children && year >= parentBorn + 18) {
    years.unshift(year);
    year -= random.between(1, 4);
  }
  return years;
}

function spouseOf(number: number, isWoman: boolean, birthYear: number, random: Random): MemberInput {
  return member(number, 1, {
    name: memberName(number, 1, !isWoman),
    bornOn: birthday(birthYear + random.between(-4, 5), random),
    sex: isWoman ? 'MALE' : 'FEMALE',
    relation: 'SPOUSE',
    isCaregiver: true,
    ableToWork: random.chance(0.6),
    hasDisability: random.chance(0.08),
  });
}

function childOf(number: number, memberIndex: number, year: number, random: Random): MemberInput {
  const isGirl = random.chance(0.5);
  const age = 2018 - year;
  return member(number, memberIndex, {
    name: memberName(number, memberIndex, isGirl),
    bornOn: birthday(year, random),
    sex: isGirl ? 'FEMALE' : 'MALE',
    relation: 'CHILD',
    schooling: age < 6 ? 'NOT_YET' : random.chance(0.85) ? 'IN_SCHOOL' : 'DROPPED_OUT',
    hasDisability: random.chance(0.04),
    ableToWork: age >= 18 ? true : null,
  });
}

function member(
  familyNumber: number,
  memberIndex: number,
  facts: Pick<MemberInput, 'name' | 'sex' | 'relation'> & Partial<MemberInput>,
): MemberInput {
  return { id: uuidFor(`family-${familyNumber}-member-${memberIndex}`), ...facts };
}

function birthday(year: number, random: Random): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${pad(random.between(1, 12))}-${pad(random.between(1, 28))}`;
}

function categoriesOf(members: readonly MemberInput[], isWoman: boolean, random: Random): FamilyCategory[] {
  const categories: FamilyCategory[] = [];
  if (isWoman && !members.some((person) => person.relation === 'SPOUSE')) categories.push('FEMALE_HEADED');
  if (members.some((person) => person.hasDisability)) categories.push('DISABILITY');
  if (members.length >= 6) categories.push('LARGE_FAMILY');
  if (random.chance(0.3)) categories.push('DISPLACED');
  return categories;
}

function servicesOf(
  number: number,
  members: readonly MemberInput[],
  lastMonth: number,
  startYear: number,
): StoryService[] {
  const random = randomFor(`services-${number}-${startYear}`);
  const size = members.length;
  const courses = coursesOf(members, random);
  const stipend = 20_000 + 5_000 * Math.min(size, 8);
  const services: StoryService[] = [];
  for (let month = 1; month <= lastMonth; month += 1) {
    const give = (service: ServiceKey, facts: Partial<StoryService> = {}): void => {
      const day = random.chance(0.5) ? random.between(2, 27) : null;
      services.push({ service, month, quantity: 1, amount: null, fromGuest: false, day, member: null, ...facts });
    };
    const foodValue = Math.round((14_000 * priceFactor(month)) / 500) * 500;
    const baskets = size >= 6 ? 2 : 1;
    if (!random.chance(0.02)) give('stipend', { amount: stipend + (month >= 8 ? 5_000 : 0) });
    if (!random.chance(0.03)) give('food', { quantity: baskets, amount: baskets * foodValue });
    if (month === 2 || month === 8) {
      give('clothing', {
        quantity: size,
        amount: size * Math.round((4_500 * priceFactor(month)) / 100) * 100,
        fromGuest: number % 2 === 0,
      });
    }
    if (random.chance(0.14)) give('medical', { amount: random.between(4, 60) * 1_000 });
    for (const course of courses) {
      if (month >= course.from && month < course.from + course.length) give(course.service, { member: course.member });
    }
  }
  return services;
}

interface Course {
  service: ServiceKey;
  from: number;
  length: number;
  member: number;
}

function coursesOf(members: readonly MemberInput[], random: Random): Course[] {
  const child = members.findIndex((person) => person.schooling === 'IN_SCHOOL');
  const worker = members.findIndex((person) => person.ableToWork === true);
  const courses: Course[] = [];
  if (child >= 0 && random.chance(0.5))
    courses.push({ service: 'educational', from: random.between(1, 8), length: 3, member: child });
  if (worker >= 0 && random.chance(0.6))
    courses.push({ service: 'vocational', from: random.between(2, 8), length: 3, member: worker });
  if (random.chance(0.4)) courses.push({ service: 'empowerment', from: random.between(1, 9), length: 2, member: 0 });
  if (random.chance(0.3)) courses.push({ service: 'developmental', from: random.between(3, 10), length: 2, member: 0 });
  return courses;
}
