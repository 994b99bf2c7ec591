import { reachedMonth, type FamilyOutcome, type OutcomeScope } from '../facts/family-outcomes.js';
import { clusterContrast } from '../figures/cluster-figures.js';
import { exclusionReasonsOf, type GroupFigures } from '../figures/group-figures.js';
import { discloseAttributes, type NestedViews, type ViewFamilies } from './disclose-attributes.js';
import { fewestForGroup, reasonsConsistentWith, releasableGroups, releasableReasons } from './small-groups.js';

/** The families of each view, and the view whose figures are shown. */
export interface FamiliesByView {
  readonly view: keyof NestedViews;
  readonly sixMonths: readonly FamilyOutcome[];
  readonly whole: readonly FamilyOutcome[];
}

/**
 * Disclosure control: the figures that the reader of a scope may see. Readers of their own families see them all; for everybody else
 * small clusters, small counts of attributes and small reasons of exclusion are suppressed. Null: the whole group is too small.
 *
 * @param families The families that the figures were computed from.
 * @param views The same families in each view: a reader of both can subtract one from the other.
 */
export function discloseFigures(
  figures: GroupFigures,
  families: readonly FamilyOutcome[],
  scope: OutcomeScope,
  views: FamiliesByView,
): GroupFigures | null {
  if (scope.readsOwnFamilies) return families.length === 0 ? null : figures;
  if (families.length < fewestForGroup) return null;
  const clusters = releasableGroups(figures.clusters);
  const { view, sixMonths, whole } = views;
  const nested: NestedViews = { sixMonths: withLastMonth(sixMonths), whole: withLastMonth(whole) };
  return {
    ...figures,
    strip: { ...figures.strip, ...discloseAttributes(nested, view, scope.rule, figures.strip.graduated) },
    clusters,
    hiddenClusters: figures.clusters.length - clusters.length,
    clusterContrast: clusterContrast(clusters),
    exclusions: reasonsConsistentWith(
      releasableReasons(exclusionReasonsOf(families)),
      releasableReasons(exclusionReasonsOf(sixMonths)),
    ),
  };
}

const withLastMonth = (families: readonly FamilyOutcome[]): ViewFamilies => ({
  families,
  month: reachedMonth(families),
});
