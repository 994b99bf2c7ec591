import type { LocalizedText } from '@anaqid/shared-types';
import { randomFor } from './random.js';

/** Names of invented people. First names are common everywhere and family names are trades, so that none hints at a region or a sect. */
export const womensNames = [
  'هدى',
  'سمر',
  'رنا',
  'ليلى',
  'منى',
  'سلمى',
  'ندى',
  'رشا',
  'أمل',
  'نوال',
  'هناء',
  'سعاد',
  'لينا',
  'ديما',
  'غادة',
  'عبير',
  'سوسن',
  'نسرين',
  'وفاء',
  'سهير',
  'رجاء',
  'إلهام',
  'سناء',
  'لمى',
  'رولا',
] as const;

export const mensNames = [
  'سامر',
  'رامي',
  'سمير',
  'نبيل',
  'كريم',
  'هاني',
  'وسيم',
  'ماهر',
  'عادل',
  'مازن',
  'زياد',
  'باسم',
  'طارق',
  'أيمن',
  'غسان',
  'نزار',
  'حسام',
  'جمال',
  'فؤاد',
  'سليم',
  'رياض',
  'وليد',
  'أنور',
  'شادي',
  'لؤي',
] as const;

export const familyNames = [
  'النجار',
  'الحداد',
  'الخياط',
  'الصباغ',
  'الخباز',
  'النحاس',
  'الحلاق',
  'البنّاء',
  'السقا',
  'العطار',
  'الصائغ',
  'الدهان',
  'الفران',
  'المعمار',
  'الكاتب',
  'الزجاج',
  'النساج',
  'السراج',
  'الورّاق',
  'الطحان',
] as const;

/** Name of the representative of family `number` (from 1); distinct for the first 500 families. */
export function representativeName(number: number, isWoman: boolean): string {
  const firstNames = isWoman ? womensNames : mensNames;
  const first = firstNames[(number * 7) % firstNames.length];
  const last = familyNames[(number * 3 + Math.floor(number / familyNames.length)) % familyNames.length];
  return `${first} ${last}`;
}

export function memberName(familyNumber: number, memberIndex: number, isWoman: boolean): string {
  const random = randomFor(`member-${familyNumber}-${memberIndex}`);
  return random.pick(isWoman ? womensNames : mensNames);
}

const text = (ar: string, en: string): LocalizedText => ({ ar, en });

export const clusterNames = [
  text('عنقود الياسمين', 'Jasmine cluster'),
  text('عنقود النارنج', 'Bitter orange cluster'),
  text('عنقود الريحان', 'Basil cluster'),
  text('عنقود اللوز', 'Almond cluster'),
] as const;

export const sectorNames = [
  text('القطاع الشمالي', 'Northern sector'),
  text('القطاع الشرقي', 'Eastern sector'),
  text('القطاع الجنوبي', 'Southern sector'),
  text('القطاع الغربي', 'Western sector'),
] as const;

/** The first twenty adopt families, five associations to a cluster; the last only gives services. */
export const associationNames = [
  text('جمعية البذرة', 'The Seed Association'),
  text('جمعية الجسر', 'The Bridge Association'),
  text('جمعية النبع', 'The Spring Association'),
  text('جمعية السنابل', 'The Wheat Ears Association'),
  text('جمعية المرساة', 'The Anchor Association'),
  text('جمعية القنديل', 'The Lantern Association'),
  text('جمعية الشراع', 'The Sail Association'),
  text('جمعية الغرسة', 'The Sapling Association'),
  text('جمعية المنارة الأهلية', 'The Lighthouse Association'),
  text('جمعية الندى', 'The Dew Association'),
  text('جمعية السلّم', 'The Ladder Association'),
  text('جمعية النول', 'The Loom Association'),
  text('جمعية البيدر', 'The Threshing Floor Association'),
  text('جمعية الوتد', 'The Tent Peg Association'),
  text('جمعية الأفق', 'The Horizon Association'),
  text('جمعية الفنار', 'The Beacon Association'),
  text('جمعية الساقية', 'The Waterwheel Association'),
  text('جمعية المغزل', 'The Spindle Association'),
  text('جمعية الدوحة', 'The Great Tree Association'),
  text('جمعية البوصلة', 'The Compass Association'),
  text('جمعية الكساء', 'The Clothing Association'),
] as const;

export const strengths = [
  'خياطة منزلية',
  'طبخ للمناسبات',
  'خبرة في إصلاح الأجهزة',
  'عمل في النجارة',
  'معرفة بالحاسوب',
  'تعليم الأطفال القراءة',
  'زراعة على السطح',
  'بيع في السوق',
  'تطريز',
  'قيادة مركبة',
  'تنظيم الأسرة لمصروفها',
  'علاقة جيدة بالجيران',
] as const;
