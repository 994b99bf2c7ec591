import { randomUUID } from 'node:crypto';
import { addMonths, lastDayOf, type Domain, type RecordAssessmentInput } from '@anaqid/shared-types';
import type { FamilyRecord } from '../features/families/families.service.js';
import type { ProgrammeWorld } from './programme-world.js';

const domains: readonly Domain[] = [
  ...(['OWN_INCOME', 'WORK', 'FOOD', 'HOUSING', 'HEALTH', 'CHILDREN_EDUCATION'] as const),
  ...(['SKILLS', 'SAVINGS', 'SOCIAL_TIES', 'PAPERS'] as const),
];

/** A visit as typed that finds every domain at one level, on the month's last day. */
export function visitAt(
  familyId: string,
  month: string,
  level: number,
  given: Partial<RecordAssessmentInput> = {},
): RecordAssessmentInput {
  return {
    clientKey: randomUUID(),
    familyId,
    month,
    visitedOn: lastDayOf(month),
    form: 'FULL',
    answers: domains.map((domain) => ({
      domain,
      level,
      evidence: 'SEEN',
    })),
    ...given,
  };
}

/** Visits a family in the months from its enrolment on, one level for each month, and stands on the last day of the last. */
export async function visitMonths(world: ProgrammeWorld, familyId: string, levels: readonly number[]): Promise<void> {
  for (const [index, level] of levels.entries()) {
    const month = addMonths('2018-02', index);
    world.moveTo(lastDayOf(month));
    await world.assessments.recordAssessment(world.coordinator, visitAt(familyId, month, level));
  }
}

/** The family as it is now. */
export async function familyNow(world: ProgrammeWorld, familyId: string): Promise<FamilyRecord> {
  const family = await world.families.familyById(world.coordinator, familyId);
  if (family === null) throw new Error('the family is gone');
  return family;
}
