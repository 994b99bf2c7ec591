import { randomUUID } from 'node:crypto';
import { addMonths, lastDayOf, type Domain, type RecordAssessmentInput } from '@anaqid/shared-types';
import type { FamilyRecord } from '../features/families/families.service.js';
import type { ProgrammeWorld } from './programme-world.js';

const domains: readonly Domain[] = [
  'OWN_INCOME',
  'WORK',
  'FOOD',
  'HOUSING',
  'HEALTH',
  'CHILDREN_EDUCATION',
  'SKILLS',
  'SAVINGS',
  'SOCIAL_TIES',
  'PAPERS',
];

/** Input for a full visit on the month's last day with every domain at the same level. */
export function visitAt(
  familyId: string,
  month: string,
  level: number,
  overrides: Partial<RecordAssessmentInput> = {},
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
    ...overrides,
  };
}

/** Records a visit in each month from February 2018, one level a month; the clock ends on the last visit's day. */
export async function visitMonths(world: ProgrammeWorld, familyId: string, levels: readonly number[]): Promise<void> {
  for (const [index, level] of levels.entries()) {
    const month = addMonths('2018-02', index);
    world.moveTo(lastDayOf(month));
    await world.assessments.recordAssessment(world.coordinator, visitAt(familyId, month, level));
  }
}

/** Reads the family again; throws if it does not exist. */
export async function familyNow(world: ProgrammeWorld, familyId: string): Promise<FamilyRecord> {
  const family = await world.families.familyById(world.coordinator, familyId);
  if (family === null) throw new Error(`no family ${familyId}`);
  return family;
}
