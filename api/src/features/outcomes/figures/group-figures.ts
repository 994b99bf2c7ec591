import type { ExclusionReason } from '@anaqid/shared-types';
import { bandSeries, bandTable, type BandSeries } from './bands.js';
import { completenessOf, type Completeness } from './completeness.js';
import { curveOf, incidenceOf, type Curve } from './curve.js';
import { headlineOf, type Headline } from './headline.js';
import {
  familyOutcomes,
  isIncluded,
  reachedMonth,
  type FamilyOutcome,
  type IncludedFamily,
  type OutcomeFacts,
  type OutcomeScope,
} from '../facts/family-outcomes.js';
import {
  allReasons,
  fewestForGroup,
  reasonsBeside,
  shownGroups,
  shownReasons,
  type Exclusion,
} from '../disclosure/small-groups.js';
import { holdsFigure } from './figure-families.js';
import { stripAttributes, type StripAttributes } from '../disclosure/summary-attributes.js';

export interface Strip extends StripAttributes {
  readonly enrolled: number;
  readonly n: number;
  readonly graduated: number;
  readonly left: number;
  readonly stillIn: number;
  readonly notFollowed: number;
  readonly visitsOf100: number | null;
}

/** A cluster beside the others. */
export interface ClusterFigures {
  readonly clusterId: string;
  readonly enrolled: number;
  readonly n: number;
  readonly graduated: number;
  readonly headline: Headline;
  readonly curve: Curve;
}

export interface ClusterContrast {
  readonly aheadId: string;
  readonly aheadOf100: number;
  readonly behindId: string;
  readonly behindOf100: number;
}

/** Figures of a group of families, ready for display. */
export interface GroupFigures {
  readonly dataMonth: string | null;
  readonly lastVisitRecordedAt: Date | null;
  readonly strip: Strip;
  readonly headline: Headline;
  readonly curve: Curve;
  readonly bands: BandSeries;
  readonly clusters: readonly ClusterFigures[];
  readonly hiddenClusters: number;
  readonly clusterContrast: ClusterContrast | null;
  readonly excluded: number;
  readonly exclusions: readonly Exclusion[];
  readonly completeness: Completeness;
}

/**
 * The figures of a view; null while fewer families are enrolled than may be shown (domain.md 5).
 *
 * @param shortView The families as the view of six months takes them: who reads both views subtracts one from the other.
 */
export function groupFigures(
  families: readonly FamilyOutcome[],
  scope: OutcomeScope,
  shortView: readonly FamilyOutcome[] = families,
): GroupFigures | null {
  if (families.length < (scope.isOwn ? 1 : fewestForGroup)) return null;
  const counted = families.filter(isIncluded);
  const excluded = exclusionsOf(families);
  const { headline, curve, table } = resultsOf(counted, scope, reachedMonth(families));
  const all = clusterFigures(families, scope);
  const clusters = scope.isOwn ? all : shownGroups(all);
  const completeness = completenessOf(families, scope.timeZone);
  return {
    ...dataDateOf(counted),
    strip: stripOf(families, curve, scope, completeness),
    headline,
    curve,
    bands: bandSeries(table),
    clusters,
    hiddenClusters: all.length - clusters.length,
    clusterContrast: contrastOf(clusters),
    excluded: excluded.length,
    exclusions: scope.isOwn
      ? allReasons(excluded)
      : reasonsBeside(shownReasons(excluded), shownReasons(exclusionsOf(shortView))),
    completeness,
  };
}

/** The numbers of the sentence alone. */
export function headlineFigures(facts: readonly OutcomeFacts[], scope: OutcomeScope): Headline {
  const families = familyOutcomes(facts, scope);
  return resultsOf(families.filter(isIncluded), scope, reachedMonth(families)).headline;
}

/** Results of an association in a cluster: k of n (federation only). */
export interface AssociationFigures {
  readonly associationId: string;
  readonly clusterId: string;
  readonly n: number;
  readonly graduated: number;
  readonly left: number;
  readonly stillIn: number;
}

export function associationFigures(families: readonly FamilyOutcome[], scope: OutcomeScope): AssociationFigures[] {
  const month = reachedMonth(families);
  return groupsBy(families.filter(isIncluded), ({ facts }) => `${facts.associationId} ${facts.clusterId}`).map(
    (group) => {
      const [first] = group;
      const count = (figure: 'GRADUATED' | 'LEFT' | 'STILL_IN'): number =>
        group.filter((family) => holdsFigure(family, figure, month, scope.rule)).length;
      return {
        associationId: first.facts.associationId,
        clusterId: first.facts.clusterId,
        n: group.length,
        graduated: count('GRADUATED'),
        left: count('LEFT'),
        stillIn: count('STILL_IN'),
      };
    },
  );
}

function resultsOf(counted: readonly IncludedFamily[], scope: OutcomeScope, lastMonth: number) {
  const table = bandTable(counted, lastMonth, scope.rule);
  const incidence = incidenceOf(counted, lastMonth);
  return { table, headline: headlineOf(counted, incidence, scope), curve: curveOf(counted, incidence, table) };
}

function stripOf(
  families: readonly FamilyOutcome[],
  curve: Curve,
  scope: OutcomeScope,
  { recordedOf100 }: Completeness,
): Strip {
  const month = curve.months.length - 1;
  const last = (counts: readonly number[]): number => counts.at(-1) ?? 0;
  const count = (figure: Parameters<typeof holdsFigure>[1]): number =>
    families.filter((family) => holdsFigure(family, figure, month, scope.rule)).length;
  return {
    enrolled: families.length,
    n: count('INCLUDED'),
    graduated: last(curve.graduatedCount),
    left: last(curve.leftCount),
    stillIn: last(curve.stillInCount),
    notFollowed: last(curve.notFollowedCount),
    ...stripAttributes(families, month, scope),
    visitsOf100: recordedOf100,
  };
}

/** Each cluster by itself; all on the months of the whole, so that their axes are the same. */
function clusterFigures(families: readonly FamilyOutcome[], scope: OutcomeScope): ClusterFigures[] {
  const lastMonth = reachedMonth(families);
  return groupsBy(families, ({ facts }) => facts.clusterId).map((group) => {
    const counted = group.filter(isIncluded);
    const { headline, curve } = resultsOf(counted, scope, lastMonth);
    const { n, graduated } = headline;
    return { clusterId: group[0].facts.clusterId, enrolled: group.length, n, graduated, headline, curve };
  });
}

/** The first and the last cluster, if their ranges do not meet. */
function contrastOf(clusters: readonly ClusterFigures[]): ClusterContrast | null {
  const compared = clusters.flatMap(({ clusterId, headline: { of100, low, high } }) =>
    of100 === null || low === null || high === null ? [] : [{ clusterId, of100, low, high }],
  );
  const sorted = [...compared].sort((a, b) => b.of100 - a.of100 || (a.clusterId < b.clusterId ? -1 : 1));
  const ahead = sorted[0];
  const behind = sorted.at(-1);
  if (ahead === undefined || behind === undefined || ahead.low <= behind.high) return null;
  const { clusterId: aheadId, of100: aheadOf100 } = ahead;
  const { clusterId: behindId, of100: behindOf100 } = behind;
  return { aheadId, aheadOf100, behindId, behindOf100 };
}

const exclusionReasons: Readonly<Record<string, ExclusionReason>> = {
  never_started: 'NEVER_STARTED',
  no_follow_up: 'NO_FOLLOW_UP',
  DUPLICATE_RECORD: 'DUPLICATE_RECORD',
};

function exclusionsOf(families: readonly FamilyOutcome[]): ExclusionReason[] {
  return families.filter((family) => !isIncluded(family)).map(({ why }) => exclusionReasons[why] ?? 'OTHER');
}

/** Latest month with a visit in the figures, and the latest recording of such a visit. */
function dataDateOf(families: readonly IncludedFamily[]): {
  dataMonth: string | null;
  lastVisitRecordedAt: Date | null;
} {
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

type Group<T> = readonly [T, ...T[]];

/** Groups in the order of their keys; none is empty. */
function groupsBy<T>(items: readonly T[], keyOf: (item: T) => string): Group<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
