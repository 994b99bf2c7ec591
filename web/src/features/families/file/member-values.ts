import { ageOn, lastDayOf } from '@anaqid/shared-types';
import type { MemberInput, Relation, Schooling, Sex, MemberPartsFragment } from '../../../generated/operations.js';
import { birthText, parseBirth } from './birth.js';

/** A member as typed. */
export interface MemberValues {
  readonly id: string;
  name: string;
  relation: Relation;
  sex: Sex | '';
  /** A year, or a day. */
  bornOn: string;
  isProvider: boolean;
  isCaregiver: boolean;
  hasDisability: boolean;
  ableToWork: '' | 'yes' | 'no';
  schooling: Schooling | '';
  work: string;
  /** One a line. */
  skills: string;
  joinedMonth: string;
  leftMonth: string;
}

export function newMember(relation: Relation): MemberValues {
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
    joinedMonth: '',
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

/** What is sent of what was typed; the form has checked that sex is chosen and the birth can be read. */
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

/** A member who stays as it is. */
export function unchanged(member: MemberPartsFragment): MemberInput {
  return inputOf(valuesOf(member));
}

/** Lines with something on them. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Age at the end of a month; of a known year at most. */
export function ageIn({ bornOn }: Pick<MemberPartsFragment, 'bornOn'>, month: string): number | null {
  return bornOn === null ? null : Math.max(0, ageOn(bornOn, lastDayOf(month)));
}
