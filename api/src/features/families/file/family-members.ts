import { isDay, isMonth, type MemberInput } from '@anaqid/shared-types';
import { clientKey, optionalText, text, texts } from '../../../platform/checks.js';
import { ensure } from '../../../platform/errors.js';
import type { FamilyRecord, MemberRecord } from '../families.model.js';

const MAX_MEMBERS = 40;
const EARLIEST_BIRTH = '1890-01-01';

/**
 * The members as they are stored, the representative first. At most one member who has not left can be the
 * representative.
 */
export function membersOf(inputs: readonly MemberInput[], today: string): MemberRecord[] {
  ensure(inputs.length <= MAX_MEMBERS, 'TOO_MANY_ITEMS', 'members', String(MAX_MEMBERS));
  const members = inputs.map((input, index) => memberOf(input, `members.${index}`, today));
  const repeated = members.findIndex(({ _id }, index) => members.findIndex((other) => other._id === _id) < index);
  ensure(repeated === -1, 'INVALID', `members.${repeated}.id`);
  const second = members.findIndex(
    (member, index) => isRepresentative(member) && index > members.findIndex(isRepresentative),
  );
  ensure(second === -1, 'INVALID', `members.${second}.relation`);
  return members.toSorted((a, b) => Number(isRepresentative(b)) - Number(isRepresentative(a)));
}

/**
 * The members after a change. No recorded member can be omitted; `leftMonth` records that a member left. Who is added to a household
 * that is or was enrolled has joined in a month, or is said to have always belonged to it: silence would change past months.
 */
export function changedMembers(
  { members: before, spells }: Pick<FamilyRecord, 'members' | 'spells'>,
  inputs: readonly MemberInput[],
  today: string,
): MemberRecord[] {
  const members = membersOf(inputs, today);
  const ids = new Set(members.map(({ _id }) => _id));
  const idsBefore = new Set(before.map(({ _id }) => _id));
  const silent = inputs.findIndex(
    ({ id, joinedMonth, alwaysBelonged }) => !idsBefore.has(id) && joinedMonth == null && alwaysBelonged !== true,
  );
  ensure(spells.length === 0 || silent === -1, 'REQUIRED', `members.${silent}.joinedMonth`);
  ensure(
    before.every(({ _id }) => ids.has(_id)),
    'REQUIRED',
    'members',
  );
  return members;
}

export function isRepresentative({ relation, leftMonth }: Pick<MemberRecord, 'relation' | 'leftMonth'>): boolean {
  return relation === 'REPRESENTATIVE' && leftMonth === null;
}

/** Members who live in the household in a month. */
export function presentMembers(members: readonly MemberRecord[], month: string): MemberRecord[] {
  return members.filter(
    ({ joinedMonth, leftMonth }) =>
      (joinedMonth === null || joinedMonth <= month) && (leftMonth === null || month <= leftMonth),
  );
}

function memberOf(input: MemberInput, at: string, today: string): MemberRecord {
  const bornYearOnly = input.bornYearOnly ?? false;
  return {
    _id: clientKey(input.id, `${at}.id`),
    name: text(input.name, `${at}.name`, 120),
    bornOn: bornOn(input.bornOn ?? null, bornYearOnly, `${at}.bornOn`, today),
    bornYearOnly,
    sex: input.sex,
    relation: input.relation,
    isProvider: input.isProvider ?? false,
    isCaregiver: input.isCaregiver ?? false,
    hasDisability: input.hasDisability ?? false,
    ableToWork: input.ableToWork ?? null,
    schooling: input.schooling ?? null,
    work: optionalText(input.work, `${at}.work`, 120),
    skills: texts(input.skills, `${at}.skills`, { each: 120, count: 20 }),
    ...stayOf(input, at),
  };
}

function bornOn(day: string | null, yearOnly: boolean, field: string, today: string): string | null {
  if (day === null) {
    ensure(!yearOnly, 'REQUIRED', field);
    return null;
  }
  ensure(isDay(day) && day >= EARLIEST_BIRTH && day <= today, 'INVALID', field);
  return yearOnly ? `${day.slice(0, 4)}-01-01` : day;
}

function stayOf(input: MemberInput, at: string): Pick<MemberRecord, 'joinedMonth' | 'leftMonth'> {
  const { joinedMonth = null, leftMonth = null } = input;
  ensure(joinedMonth === null || isMonth(joinedMonth), 'INVALID', `${at}.joinedMonth`);
  ensure(leftMonth === null || isMonth(leftMonth), 'INVALID', `${at}.leftMonth`);
  ensure(joinedMonth === null || leftMonth === null || joinedMonth <= leftMonth, 'INVALID', `${at}.leftMonth`);
  return { joinedMonth, leftMonth };
}
