import type { OutcomeFigure } from '@anaqid/shared-types';
import { holdsFigure } from '../figures/figure-families.js';
import { type FamilyOutcome, type OutcomeScope } from '../facts/family-outcomes.js';
import { toldCount, type Change, type Told } from './disclosed-counts.js';

/** What is told of the families that left or graduated beyond how many they are. */
export interface StripAttributes {
  readonly permanentSocialProtection: number | null;
  readonly graduatedWhileAided: number | null;
  readonly provisional: number | null;
  /** Whether the first two may be more by now: what changed since they were told would show single families. */
  readonly attributesAtLeast: boolean;
}

/** Attributes at the end of a month: every count for who reads about own families, for others what may be told of it. */
export function stripAttributes(
  families: readonly FamilyOutcome[],
  month: number,
  scope: OutcomeScope,
): StripAttributes {
  const holding = (figure: OutcomeFigure): FamilyOutcome[] =>
    families.filter((family) => holdsFigure(family, figure, month, scope.rule));
  const count = (figure: OutcomeFigure, whole: OutcomeFigure, changesOf: (family: FamilyOutcome) => Change[]): Told =>
    scope.isOwn
      ? { count: holding(figure).length, isLatest: true }
      : toldCount(rowsOf(holding(whole), scope).map((row) => row.flatMap(changesOf)));
  const protection = count('PERMANENT_SOCIAL_PROTECTION', 'LEFT', changesByReason);
  const aided = count('GRADUATED_WHILE_AIDED', 'GRADUATED', changesByAid);
  const provisional = count('PROVISIONAL', 'GRADUATED', changesByApproval);
  return {
    permanentSocialProtection: protection.count,
    graduatedWhileAided: aided.count,
    // Approvals make it smaller, so that an earlier number is not the least there are.
    provisional: provisional.isLatest ? provisional.count : null,
    attributesAtLeast: [protection, aided].some((told) => told.count !== null && !told.isLatest),
  };
}

/** The families that the view of six months takes, and those beyond it: who reads both views subtracts one from the other. */
function rowsOf(families: readonly FamilyOutcome[], scope: OutcomeScope): FamilyOutcome[][] {
  const isShort = (family: FamilyOutcome): boolean => {
    const month = family.graduationMonth ?? family.exitMonth ?? Infinity;
    return month <= scope.shortViewMonthOf(family.facts);
  };
  return [families.filter(isShort), families.filter((family) => !isShort(family))];
}

const beginning = new Date(0);

function changesByReason({ facts: { exit, exitRecordedAt } }: FamilyOutcome): Change[] {
  const part = Number(exit?.reason === 'PERMANENT_SOCIAL_PROTECTION');
  return [{ at: exitRecordedAt ?? beginning, part, rest: 1 - part }];
}

function changesByAid(family: FamilyOutcome): Change[] {
  const graduatedAt = graduationKnownAt(family);
  const aidedAt = family.facts.aidedMonths.get(graduationMonthOf(family));
  if (aidedAt === undefined) return [{ at: graduatedAt, part: 0, rest: 1 }];
  if (aidedAt <= graduatedAt) return [{ at: graduatedAt, part: 1, rest: 0 }];
  return [
    { at: graduatedAt, part: 0, rest: 1 },
    { at: aidedAt, part: 1, rest: -1 },
  ];
}

function changesByApproval(family: FamilyOutcome): Change[] {
  const graduatedAt = graduationKnownAt(family);
  const { confirmedAt } = family.facts;
  const graduated = { at: graduatedAt, part: 1, rest: 0 };
  if (confirmedAt === null) return [graduated];
  return [graduated, { at: confirmedAt > graduatedAt ? confirmedAt : graduatedAt, part: -1, rest: 1 }];
}

function graduationKnownAt(family: FamilyOutcome): Date {
  return family.facts.recordedAt.get(graduationMonthOf(family)) ?? beginning;
}

/** The month of the calendar in which the run was completed. */
function graduationMonthOf({ facts, graduationMonth }: FamilyOutcome): string {
  return (graduationMonth === null ? undefined : facts.months[graduationMonth]?.month) ?? '';
}
