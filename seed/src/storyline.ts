import type { ExitReason, FamilyCategory, MemberInput, Month } from './story-types.js';
import { memberName, representativeName, strengths } from './names.js';
import { diceFor, uuidFor, type Dice } from './random.js';

/** Services of the Damascus pilot, in the order of the grid. */
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
  /** Whole pounds; null: quantity times the catalogue's unit value. */
  amount: number | null;
  /** Given by the association that adopts nobody. */
  fromGuest: boolean;
  /** Day of the month, where it was written down. */
  day: number | null;
  /** Index of the member, where one is asked for. */
  member: number | null;
}

export interface StoryExit {
  month: number;
  reason: ExitReason;
  nextStep: string;
}

export interface StoryFamily {
  /** From 1. */
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

/** Prices of `month` against month 1: about one and a half per cent dearer each month, a jump in month 8. */
export function priceFactor(month: number): number {
  return 1.015 ** (month - 1) * (month >= 8 ? 1.06 : 1);
}

/** How a family's year unfolds: the same story for the same number, whatever else is in the sample. */
export function storyOf(number: number, startMonth: Month): StoryFamily {
  const dice = diceFor(`family-${number}`);
  const isWoman = dice.chance(0.45);
  const members = membersOf(number, isWoman, dice);
  const exit = exits[number] ?? null;
  return {
    number,
    name: representativeName(number, isWoman),
    categories: categoriesOf(members, isWoman, dice),
    strengths: [...new Set([dice.pick(strengths), dice.pick(strengths)])],
    members,
    phone: `0900 ${String(100000 + number * 37).slice(0, 6)}`,
    services: servicesOf(number, members, exit?.month ?? 12, Number(startMonth.slice(0, 4))),
    exit,
  };
}

function membersOf(number: number, isWoman: boolean, dice: Dice): MemberInput[] {
  const birthYear = dice.between(1966, 1990);
  const children = dice.between(1, 5);
  const adults: MemberInput[] = [
    member(number, 0, {
      name: representativeName(number, isWoman).split(' ')[0] ?? '',
      bornOn: birthday(birthYear, dice),
      sex: isWoman ? 'FEMALE' : 'MALE',
      relation: 'REPRESENTATIVE',
      isProvider: true,
      ableToWork: dice.chance(0.8),
      schooling: dice.pick(['BASIC', 'SECONDARY', 'HIGHER', 'NONE']),
    }),
  ];
  if (!isWoman || dice.chance(0.35)) adults.push(spouseOf(number, isWoman, birthYear, dice));
  const born = birthYears(birthYear, children, dice);
  return [...adults, ...born.map((year, index) => childOf(number, adults.length + index, year, dice))];
}

/** Years in which a representative's children were born, eldest first; brothers and sisters are a year apart at least. */
function birthYears(parentBorn: number, children: number, dice: Dice): number[] {
  let year = Math.min(2017, parentBorn + dice.between(24, 36));
  const years: number[] = [];
  while (years.length < children && year >= parentBorn + 18) {
    years.unshift(year);
    year -= dice.between(1, 4);
  }
  return years;
}

function spouseOf(number: number, isWoman: boolean, birthYear: number, dice: Dice): MemberInput {
  return member(number, 1, {
    name: memberName(number, 1, !isWoman),
    bornOn: birthday(birthYear + dice.between(-4, 5), dice),
    sex: isWoman ? 'MALE' : 'FEMALE',
    relation: 'SPOUSE',
    isCaregiver: true,
    ableToWork: dice.chance(0.6),
    hasDisability: dice.chance(0.08),
  });
}

function childOf(number: number, place: number, year: number, dice: Dice): MemberInput {
  const isGirl = dice.chance(0.5);
  const age = 2018 - year;
  return member(number, place, {
    name: memberName(number, place, isGirl),
    bornOn: birthday(year, dice),
    sex: isGirl ? 'FEMALE' : 'MALE',
    relation: 'CHILD',
    schooling: age < 6 ? 'NOT_YET' : dice.chance(0.85) ? 'IN_SCHOOL' : 'DROPPED_OUT',
    hasDisability: dice.chance(0.04),
    ableToWork: age >= 18 ? true : null,
  });
}

function member(
  family: number,
  place: number,
  facts: Pick<MemberInput, 'name' | 'sex' | 'relation'> & Partial<MemberInput>,
): MemberInput {
  return { id: uuidFor(`family-${family}-member-${place}`), ...facts };
}

function birthday(year: number, dice: Dice): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${year}-${pad(dice.between(1, 12))}-${pad(dice.between(1, 28))}`;
}

function categoriesOf(members: readonly MemberInput[], isWoman: boolean, dice: Dice): FamilyCategory[] {
  const found: FamilyCategory[] = [];
  if (isWoman && !members.some((person) => person.relation === 'SPOUSE')) found.push('FEMALE_HEADED');
  if (members.some((person) => person.hasDisability)) found.push('DISABILITY');
  if (members.length >= 6) found.push('LARGE_FAMILY');
  if (dice.chance(0.3)) found.push('DISPLACED');
  return found;
}

function servicesOf(
  number: number,
  members: readonly MemberInput[],
  lastMonth: number,
  startYear: number,
): StoryService[] {
  const dice = diceFor(`services-${number}-${startYear}`);
  const size = members.length;
  const courses = coursesOf(members, dice);
  const stipend = 20_000 + 5_000 * Math.min(size, 8);
  const found: StoryService[] = [];
  for (let month = 1; month <= lastMonth; month += 1) {
    const give = (service: ServiceKey, facts: Partial<StoryService> = {}): void => {
      const day = dice.chance(0.5) ? dice.between(2, 27) : null;
      found.push({ service, month, quantity: 1, amount: null, fromGuest: false, day, member: null, ...facts });
    };
    const foodValue = Math.round((14_000 * priceFactor(month)) / 500) * 500;
    const baskets = size >= 6 ? 2 : 1;
    if (!dice.chance(0.02)) give('stipend', { amount: stipend + (month >= 8 ? 5_000 : 0) });
    if (!dice.chance(0.03)) give('food', { quantity: baskets, amount: baskets * foodValue });
    if (month === 2 || month === 8) {
      give('clothing', {
        quantity: size,
        amount: size * Math.round((4_500 * priceFactor(month)) / 100) * 100,
        fromGuest: number % 2 === 0,
      });
    }
    if (dice.chance(0.14)) give('medical', { amount: dice.between(4, 60) * 1_000 });
    for (const course of courses) {
      if (month >= course.from && month < course.from + course.length) give(course.service, { member: course.member });
    }
  }
  return found;
}

interface Course {
  service: ServiceKey;
  from: number;
  length: number;
  member: number;
}

function coursesOf(members: readonly MemberInput[], dice: Dice): Course[] {
  const child = members.findIndex((person) => person.schooling === 'IN_SCHOOL');
  const worker = members.findIndex((person) => person.ableToWork === true);
  const found: Course[] = [];
  if (child >= 0 && dice.chance(0.5))
    found.push({ service: 'educational', from: dice.between(1, 8), length: 3, member: child });
  if (worker >= 0 && dice.chance(0.6))
    found.push({ service: 'vocational', from: dice.between(2, 8), length: 3, member: worker });
  if (dice.chance(0.4)) found.push({ service: 'empowerment', from: dice.between(1, 9), length: 2, member: 0 });
  if (dice.chance(0.3)) found.push({ service: 'developmental', from: dice.between(3, 10), length: 2, member: 0 });
  return found;
}
