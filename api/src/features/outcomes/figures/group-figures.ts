import type { ExclusionReason, OutcomeFigure } from '@anaqid/shared-types';
import {
  isIncluded,
  reachedMonth,
  type FamilyOutcome,
  type IncludedFamily,
  type OutcomeScope,
} from '../facts/family-outcomes.js';
import { bandSeries, bandTable, type BandSeries } from './bands.js';
import { clusterContrast, clusterFigures, type ClusterContrast, type ClusterFigures } from './cluster-figures.js';
import { completenessOf, type Completeness } from './completeness.js';
import { curveOf, incidenceOf, type Curve } from './curve.js';
import { isCounted } from './figure-membership.js';
import { headlineOf, type Headline } from './headline.js';

/** Counts of families by an attribute; null: suppressed. */
export interface AttributeCounts {
  readonly permanentSocialProtection: number | null;
  readonly graduatedWhileAided: number | null;
  readonly confirmed: number | null;
  readonly provisional: number | null;
  /** Whether these counts are lower bounds, because the exact number cannot be released. */
  readonly protectionAtLeast: boolean;
  readonly aidedAtLeast: boolean;
  readonly confirmedAtLeast: boolean;
  /** Whether either of the first two is. */
  readonly attributesAtLeast: boolean;
}

/** Counts at the end of the view: `strip` in the schema. */
interface OutcomeSummary extends AttributeCounts {
  readonly enrolled: number;
  readonly n: number;
  readonly graduated: number;
  readonly left: number;
  readonly stillIn: number;
  readonly notFollowed: number;
  readonly notSeenInLastMonth: number;
  readonly visitsOf100: number | null;
}

/** Number of families excluded for a reason. */
export interface Exclusion {
  readonly reason: ExclusionReason;
  readonly families: number;
}

/** Figures of a group of families, rounded for display. */
export interface GroupFigures {
  /** Latest month with a visit that the figures use. */
  readonly dataMonth: string | null;
  readonly lastVisitRecordedAt: Date | null;
  readonly strip: OutcomeSummary;
  readonly headline: Headline;
  readonly curve: Curve;
  readonly bands: BandSeries;
  readonly clusters: readonly ClusterFigures[];
  /** Number of clusters that are suppressed. */
  readonly hiddenClusters: number;
  readonly clusterContrast: ClusterContrast | null;
  readonly excluded: number;
  readonly exclusions: readonly Exclusion[];
  readonly completeness: Completeness;
}

/** Every figure of a view, before disclosure control. */
export function groupFigures(families: readonly FamilyOutcome[], scope: OutcomeScope): GroupFigures {
  const included = families.filter(isIncluded);
  const lastMonth = reachedMonth(families);
  const reasons = exclusionReasonsOf(families);
  const { headline, curve, table } = resultsOf(families, scope, lastMonth);
  const clusters = clusterFigures(families, (group) => resultsOf(group, scope, lastMonth));
  const completeness = completenessOf(families, scope.timeZone);
  return {
    ...dataDateOf(included),
    strip: summaryOf(families, curve, scope, completeness),
    headline,
    curve,
    bands: bandSeries(table),
    clusters,
    hiddenClusters: 0,
    clusterContrast: clusterContrast(clusters),
    excluded: reasons.length,
    exclusions: countByReason(reasons),
    completeness,
  };
}

/** The headline alone: up to the last month that any of these families has reached. */
export function groupHeadline(families: readonly FamilyOutcome[], scope: OutcomeScope): Headline {
  return headlineOf(families, incidenceOf(families.filter(isIncluded), reachedMonth(families)), scope);
}

/** The reason of each excluded family. */
export function exclusionReasonsOf(families: readonly FamilyOutcome[]): ExclusionReason[] {
  return families.filter((family) => !isIncluded(family)).map(({ why }) => exclusionReasons[why] ?? 'OTHER');
}

const exclusionReasons: Readonly<Record<string, ExclusionReason>> = {
  never_started: 'NEVER_STARTED',
  no_follow_up: 'NO_FOLLOW_UP',
  DUPLICATE_RECORD: 'DUPLICATE_RECORD',
};

function countByReason(reasons: readonly ExclusionReason[]): Exclusion[] {
  const distinct = [...new Set(reasons)].sort();
  return distinct.map((reason) => ({ reason, families: reasons.filter((other) => other === reason).length }));
}

/** @param lastMonth Of the curve, which can be longer than the families were followed. */
function resultsOf(families: readonly FamilyOutcome[], scope: OutcomeScope, lastMonth: number) {
  const included = families.filter(isIncluded);
  const table = bandTable(included, lastMonth, scope.rule);
  const incidence = incidenceOf(included, lastMonth);
  return { table, headline: groupHeadline(families, scope), curve: curveOf(included, incidence, table) };
}

function summaryOf(
  families: readonly FamilyOutcome[],
  curve: Curve,
  scope: OutcomeScope,
  { recordedOf100 }: Completeness,
): OutcomeSummary {
  const month = curve.months.length - 1;
  const last = (counts: readonly number[]): number => counts.at(-1) ?? 0;
  const countOf = (figure: OutcomeFigure): number =>
    families.filter((family) => isCounted(family, figure, month, scope.rule)).length;
  return {
    enrolled: families.length,
    n: countOf('INCLUDED'),
    graduated: last(curve.graduatedCount),
    left: last(curve.leftCount),
    stillIn: last(curve.stillInCount),
    notFollowed: last(curve.notFollowedCount),
    notSeenInLastMonth: countOf('NOT_SEEN_IN_MONTH'),
    permanentSocialProtection: countOf('PERMANENT_SOCIAL_PROTECTION'),
    graduatedWhileAided: countOf('GRADUATED_WHILE_AIDED'),
    confirmed: countOf('GRADUATED') - countOf('PROVISIONAL'),
    provisional: countOf('PROVISIONAL'),
    protectionAtLeast: false,
    aidedAtLeast: false,
    confirmedAtLeast: false,
    attributesAtLeast: false,
    visitsOf100: recordedOf100,
  };
}

/** Latest month with a visit up to the cut, and the latest recording of such a visit. */
function dataDateOf(families: readonly IncludedFamily[]): Pick<GroupFigures, 'dataMonth' | 'lastVisitRecordedAt'> {
  let dataMonth: string | null = null;
  let lastVisitRecordedAt: Date | null = null;
  for (const { facts, cutMonth } of families) {
    for (const { assessed, programmeMonth, month } of facts.months) {
      if (!assessed || programmeMonth > cutMonth) continue;
      if (dataMonth === null || month > dataMonth) dataMonth = month;
      const recordedAt = facts.recordedAt.get(month) ?? null;
      if (recordedAt !== null && (lastVisitRecordedAt === null || recordedAt > lastVisitRecordedAt)) {
        lastVisitRecordedAt = recordedAt;
      }
    }
  }
  return { dataMonth, lastVisitRecordedAt };
}
