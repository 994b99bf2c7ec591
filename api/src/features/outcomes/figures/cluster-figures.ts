import { isIncluded, reachedMonth, type FamilyOutcome, type OutcomeScope } from '../facts/family-outcomes.js';
import type { Curve } from './curve.js';
import { isCounted } from './figure-membership.js';
import type { Headline } from './headline.js';

export interface ClusterFigures {
  readonly clusterId: string;
  readonly enrolled: number;
  readonly n: number;
  readonly graduated: number;
  readonly headline: Headline;
  readonly curve: Curve;
}

/** The clusters with the highest and the lowest share of graduated families, of 100. */
export interface ClusterContrast {
  readonly aheadId: string;
  readonly aheadOf100: number;
  readonly behindId: string;
  readonly behindOf100: number;
}

/** Figures of an association's families in a cluster. */
export interface AssociationFigures {
  readonly associationId: string;
  readonly clusterId: string;
  readonly n: number;
  readonly graduated: number;
  readonly left: number;
  readonly stillIn: number;
}

/** @param resultsOf Results of a group up to the last month of the whole pilot, so that all clusters have the same axes. */
export function clusterFigures(
  families: readonly FamilyOutcome[],
  resultsOf: (group: readonly FamilyOutcome[]) => { readonly headline: Headline; readonly curve: Curve },
): ClusterFigures[] {
  return groupBy(families, ({ facts }) => facts.clusterId).map((group) => {
    const { headline, curve } = resultsOf(group);
    const { n, graduated } = headline;
    return { clusterId: group[0].facts.clusterId, enrolled: group.length, n, graduated, headline, curve };
  });
}

/** Best and worst cluster if their confidence intervals do not overlap; else null. */
export function clusterContrast(clusters: readonly ClusterFigures[]): ClusterContrast | null {
  const comparable = clusters.flatMap(({ clusterId, headline: { of100, low, high } }) =>
    of100 === null || low === null || high === null ? [] : [{ clusterId, of100, low, high }],
  );
  const ranked = comparable.toSorted((a, b) => b.of100 - a.of100 || (a.clusterId < b.clusterId ? -1 : 1));
  const ahead = ranked[0];
  const behind = ranked.at(-1);
  if (ahead === undefined || behind === undefined || ahead.low <= behind.high) return null;
  return {
    aheadId: ahead.clusterId,
    aheadOf100: ahead.of100,
    behindId: behind.clusterId,
    behindOf100: behind.of100,
  };
}

/** Results by association, which only the federation reads. */
export function associationFigures(families: readonly FamilyOutcome[], scope: OutcomeScope): AssociationFigures[] {
  const month = reachedMonth(families);
  return groupBy(families.filter(isIncluded), ({ facts }) => `${facts.associationId} ${facts.clusterId}`).map(
    (group) => {
      const { associationId, clusterId } = group[0].facts;
      const countOf = (figure: 'GRADUATED' | 'LEFT' | 'STILL_IN'): number =>
        group.filter((family) => isCounted(family, figure, month, scope.rule)).length;
      return {
        associationId,
        clusterId,
        n: group.length,
        graduated: countOf('GRADUATED'),
        left: countOf('LEFT'),
        stillIn: countOf('STILL_IN'),
      };
    },
  );
}

type Group<T> = readonly [T, ...T[]];

/** Non-empty groups, ordered by key. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Group<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}
