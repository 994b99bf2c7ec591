import type { Actor } from '../../../platform/actor.js';
import type { FamilyRecord } from '../../families/families.service.js';
import type { AssessmentsDeps } from '../assessments.deps.js';
import type { NextVisit } from '../path/due-visits.js';
import { loadLatestPaths } from '../path/path-sources.js';
import { familyStatus, needOf } from './family-status.js';

/** A visit that is due this month or overdue. */
interface VisitDue {
  readonly family: FamilyRecord;
  readonly visit: NextVisit;
}

/** Families whose standing asks for somebody to act. */
interface Waiting {
  /** Proposed graduations, with the months of their run so far. */
  readonly approvals: readonly { readonly family: FamilyRecord; readonly months: number }[];
  /** Returns to need seen after graduation, with the index at the visit. */
  readonly returns: readonly { readonly family: FamilyRecord; readonly index: number | null }[];
  /** Visits whose last day has passed, the longest overdue first. */
  readonly overdue: readonly VisitDue[];
}

/** Lists of families that need attention. */
export function createFamilyLists(deps: AssessmentsDeps) {
  return {
    /** Enrolled families that the actor sees, the most urgent first; families that left are not included. */
    async familiesByNeed(actor: Actor, clusterId: string | null = null): Promise<FamilyRecord[]> {
      const families = await enrolledNow(deps, actor, clusterId);
      const pathOf = await loadLatestPaths(deps, families, deps.clock.now());
      return families
        .flatMap((family) => {
          const path = pathOf(family);
          if (path === null) return [];
          const status = familyStatus(path);
          return [{ family, need: needOf(status), gap: status.reason.gap ?? 0 }];
        })
        .sort((a, b) => a.need - b.need || a.gap - b.gap || byCode(a.family, b.family))
        .map(({ family }) => family);
    },

    /** What waits for a coordinator in a cluster, with the paths of its families read once. */
    async waiting(actor: Actor, clusterId: string): Promise<Waiting> {
      const families = (await enrolledNow(deps, actor, clusterId)).sort(byCode);
      const pathOf = await loadLatestPaths(deps, families, deps.clock.now());
      const standings = families.flatMap((family) => {
        const path = pathOf(family);
        return path === null ? [] : [{ family, path, reason: familyStatus(path).reason }];
      });
      return {
        approvals: standings
          .filter(({ reason }) => reason.code === 'PROPOSED')
          .map(({ family, path }) => ({ family, months: path.rule.consecutiveMonths })),
        returns: standings
          .filter(({ reason }) => reason.code === 'RELAPSE_SEEN')
          .map(({ family, reason }) => ({ family, index: reason.index ?? null })),
        overdue: standings
          .flatMap(({ family, path }) => (path.nextVisit?.overdue === true ? [{ family, visit: path.nextVisit }] : []))
          .sort((a, b) => b.visit.daysOver - a.visit.daysOver || byCode(a.family, b.family)),
      };
    },

    /** Visits of a cluster that are due this month or overdue, the longest overdue first. */
    async visitsDue(actor: Actor, clusterId: string): Promise<VisitDue[]> {
      const families = await enrolledNow(deps, actor, clusterId);
      const pathOf = await loadLatestPaths(deps, families, deps.clock.now());
      return families
        .flatMap((family) => {
          const path = pathOf(family);
          if (path === null || path.nextVisit === null) return [];
          const { inProgramme, afterwards } = path.facts.judgedOn;
          const today = path.graduationMonth === null ? inProgramme : afterwards;
          return path.nextVisit.month <= today.slice(0, 7) ? [{ family, visit: path.nextVisit }] : [];
        })
        .sort((a, b) => b.visit.daysOver - a.visit.daysOver || byCode(a.family, b.family));
    },
  };
}

async function enrolledNow(
  { families }: AssessmentsDeps,
  actor: Actor,
  clusterId: string | null,
): Promise<FamilyRecord[]> {
  const ever = await families.enrolledVisibleTo(actor, clusterId);
  return ever.filter(({ state }) => state === 'ACTIVE' || state === 'SUSPENDED' || state === 'GRADUATED');
}

function byCode(a: FamilyRecord, b: FamilyRecord): number {
  if (a.codeKey === b.codeKey) return 0;
  return a.codeKey < b.codeKey ? -1 : 1;
}
