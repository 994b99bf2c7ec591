import type { TodayKind } from '@anaqid/shared-types';
import type { Actor } from '../../platform/actor.js';
import type { AssessmentsService } from '../assessments/assessments.service.js';
import type { FamiliesService, FamilyRecord } from '../families/families.service.js';
import type { MonthChecksService } from '../month-checks/month-checks.service.js';

interface TodayDeps {
  readonly assessments: AssessmentsService;
  readonly families: FamiliesService;
  readonly monthChecks: MonthChecksService;
}

/** What waits of one kind, with the first as an example. */
export interface TodayTask {
  readonly kind: TodayKind;
  readonly count: number;
  readonly family: FamilyRecord;
  readonly serviceTypeId: string | null;
  readonly months: number | null;
  readonly index: number | null;
  readonly daysOver: number | null;
}

type Example = Partial<Pick<TodayTask, 'serviceTypeId' | 'months' | 'index' | 'daysOver'>>;

/** What waits of some kinds in a cluster; null where nothing does. A new kind of work is a further source. */
type Source = (actor: Actor, clusterId: string) => Promise<readonly (TodayTask | null)[]>;

/** The work that waits for a coordinator today. */
export function createTodayService({ assessments, families, monthChecks }: TodayDeps) {
  const questions: Source = async (actor, clusterId) => {
    const open = await monthChecks.openQuestions(actor, clusterId);
    const [family] = await families.visibleByIds(
      actor,
      open.slice(0, 1).map(({ familyId }) => familyId),
    );
    return [task('QUESTIONS', open.length, family, { serviceTypeId: open[0]?.serviceTypeId })];
  };

  const standings: Source = async (actor, clusterId) => {
    const { approvals, returns, overdue } = await assessments.waiting(actor, clusterId);
    return [
      task('APPROVALS', approvals.length, approvals[0]?.family, { months: approvals[0]?.months }),
      task('POSSIBLE_RETURNS', returns.length, returns[0]?.family, { index: returns[0]?.index }),
      task('OVERDUE_VISITS', overdue.length, overdue[0]?.family, { daysOver: overdue[0]?.visit.daysOver }),
    ];
  };

  const sources: readonly Source[] = [questions, standings];

  return {
    /** What waits in a cluster, in the order of `TodayKind`; empty outside the actor's scope. */
    async today(actor: Actor, clusterId: string): Promise<TodayTask[]> {
      const tasks = await Promise.all(sources.map((source) => source(actor, clusterId)));
      return tasks.flat().filter((waiting) => waiting !== null);
    },
  };
}

function task(kind: TodayKind, count: number, family: FamilyRecord | undefined, example: Example): TodayTask | null {
  if (count === 0 || family === undefined) return null;
  const { serviceTypeId = null, months = null, index = null, daysOver = null } = example;
  return { kind, count, family, serviceTypeId, months, index, daysOver };
}
