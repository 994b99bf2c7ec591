import type { FamilyOutcome, OutcomeScope } from '../facts/family-outcomes.js';
import { clusterContrast } from '../figures/cluster-figures.js';
import { exclusionReasonsOf, type GroupFigures } from '../figures/group-figures.js';
import { discloseAttributes } from './disclose-attributes.js';
import { fewestForGroup, reasonsConsistentWith, releasableGroups, releasableReasons } from './small-groups.js';

/**
 * Disclosure control: the figures that the reader of a scope may see. Readers of their own families see them all; for everybody else
 * small clusters, small counts of attributes and small reasons of exclusion are suppressed. Null: the whole group is too small.
 *
 * @param families The families that the figures were computed from.
 * @param sixMonthFamilies The same families in the six-month view: a reader of both views can subtract one from the other.
 */
export function discloseFigures(
  figures: GroupFigures,
  families: readonly FamilyOutcome[],
  scope: OutcomeScope,
  sixMonthFamilies: readonly FamilyOutcome[] = families,
): GroupFigures | null {
  if (scope.readsOwnFamilies) return families.length === 0 ? null : figures;
  if (families.length < fewestForGroup) return null;
  const clusters = releasableGroups(figures.clusters);
  const lastMonth = figures.curve.months.length - 1;
  return {
    ...figures,
    strip: { ...figures.strip, ...discloseAttributes(families, lastMonth, scope) },
    clusters,
    hiddenClusters: figures.clusters.length - clusters.length,
    clusterContrast: clusterContrast(clusters),
    exclusions: reasonsConsistentWith(
      releasableReasons(exclusionReasonsOf(families)),
      releasableReasons(exclusionReasonsOf(sixMonthFamilies)),
    ),
  };
}
