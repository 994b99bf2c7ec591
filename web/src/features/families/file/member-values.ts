import { ageOn, lastDayOf } from '@anaqid/shared-types';
import type { MemberInput, Relation, Schooling, Sex, MemberPartsFragment } from '../../../generated/operations.js';
import { birthText, parseBirth } from './birth.js';

/** A member as typed. */
export interface MemberValues {
  readonly id: string;
  name: string;
  relation: Relation;
  sex: Sex | '';
  /** A year, or a full date. */
  bornOn: string;
  isProvider: boolean;
  isCaregiver: boolean;
  hasDisability: boolean;
  ableToWork: '' | 'yes' | 'no';
  schooling: Schooling | '';
  work: string;
  /** One per line. */
  skills: string;
  joinedMonth: string;
  leftMonth: string;
}

/** @param joinedMonth Of a family that is or was enrolled, the month proposed; empty: the person always belonged to it. */
export function newMember(relation: Relation, joinedMonth = ''): MemberValues {
  return {
    id: crypto.randomUUID(),
    name: '',
    relation,
    sex: '',
    bornOn: '',
    isProvider: false,
    isCaregiver: false,
    hasDisability: false,
    ableToWork: '',
    schooling: '',
    work: '',
    skills: '',
    joinedMonth,
    leftMonth: '',
  };
}

export function valuesOf(member: MemberPartsFragment): MemberValues {
  const { ableToWork } = member;
  return {
    ...member,
    bornOn: birthText(member),
    ableToWork: ableToWork === null ? '' : ableToWork ? 'yes' : 'no',
    schooling: member.schooling ?? '',
    work: member.work ?? '',
    skills: member.skills.join('\n'),
    joinedMonth: member.joinedMonth ?? '',
    leftMonth: member.leftMonth ?? '',
  };
}

/** The mutation input; the form has already checked that sex is chosen and the date of birth is valid. */
export function inputOf(values: MemberValues): MemberInput {
  const { id, name, relation, sex, ableToWork, schooling, work, skills, joinedMonth, leftMonth } = values;
  const { isProvider, isCaregiver, hasDisability } = values;
  return {
    id,
    name: name.trim(),
    relation,
    sex: sex === '' ? 'FEMALE' : sex,
    isProvider,
    isCaregiver,
    hasDisability,
    ...parseBirth(values.bornOn),
    ableToWork: ableToWork === '' ? null : ableToWork === 'yes',
    schooling: schooling === '' ? null : schooling,
    work: work.trim() === '' ? null : work.trim(),
    skills: linesOf(skills),
    joinedMonth: joinedMonth === '' ? null : joinedMonth,
    leftMonth: leftMonth === '' ? null : leftMonth,
  };
}

/** The input for a member who does not change. */
export function unchanged(member: MemberPartsFragment): MemberInput {
  return inputOf(valuesOf(member));
}

/** Lines that are not empty. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Age at the end of a month; when only the year of birth is known, the highest possible age. */
export function ageIn({ bornOn }: Pick<MemberPartsFragment, 'bornOn'>, month: string): number | null {
  return bornOn === null ? null : Math.max(0, ageOn(bornOn, lastDayOf(month)));
}
