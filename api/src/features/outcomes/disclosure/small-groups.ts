import type { ExclusionReason } from '@anaqid/shared-types';
import { suppress } from '../../../statistics/index.js';
import type { Exclusion } from '../figures/group-figures.js';

/** Fewest enrolled families of a group whose results are released to readers of the whole pilot. */
export const fewestForGroup = 20;
/** Smallest count of an attribute that is released to them. */
export const fewestForAttribute = 5;

/**
 * The groups whose results are released. Smaller groups are suppressed; and so that the whole less the released groups is not a small
 * group either, the next smallest groups are suppressed until the suppressed ones are at least two with enough families together.
 */
export function releasableGroups<G extends { readonly enrolled: number }>(groups: readonly G[]): G[] {
  const bySize = groups.filter(({ enrolled }) => enrolled > 0).toSorted((a, b) => a.enrolled - b.enrolled);
  const suppressed = new Set(bySize.filter(({ enrolled }) => enrolled < fewestForGroup));
  const suppressedFamilies = (): number => [...suppressed].reduce((sum, { enrolled }) => sum + enrolled, 0);
  for (const group of bySize.slice(suppressed.size)) {
    if (suppressed.size === 0 || (suppressed.size > 1 && suppressedFamilies() >= fewestForGroup)) break;
    suppressed.add(group);
  }
  return groups.filter((group) => group.enrolled > 0 && !suppressed.has(group));
}

/** A count of an attribute in a group of known size; null if it, or the rest of the group, is suppressed. */
export function releasedCount(count: number, groupSize: number): number | null {
  return suppress({ count, rest: groupSize - count }, fewestForAttribute, true).shown['count'] ?? null;
}

/**
 * Exclusions by reason: reasons of five families or more by name, the others together as OTHER. The smallest named reasons join the
 * others while those are fewer than five; if they still are, no reason is released.
 */
export function releasableReasons(reasons: readonly ExclusionReason[]): Exclusion[] {
  const counts = new Map<ExclusionReason, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const bySize = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
  const named = bySize.filter(([, count]) => count >= fewestForAttribute);
  const others = (): number => reasons.length - named.reduce((sum, [, count]) => sum + count, 0);
  while (others() > 0 && others() < fewestForAttribute && named.length > 0) named.pop();
  if (others() === 0) return named.map(toExclusion);
  return others() < fewestForAttribute ? [] : [...named.map(toExclusion), { reason: 'OTHER', families: others() }];
}

/**
 * The released reasons of a view, or none if one of them differs by one to four families from the same reason of another view that
 * the reader sees.
 */
export function reasonsConsistentWith(exclusions: readonly Exclusion[], otherView: readonly Exclusion[]): Exclusion[] {
  const isDisclosive = ({ reason, families }: Exclusion): boolean => {
    const sameReason = otherView.find((exclusion) => exclusion.reason === reason);
    const difference = sameReason === undefined ? 0 : Math.abs(families - sameReason.families);
    return difference > 0 && difference < fewestForAttribute;
  };
  return exclusions.some(isDisclosive) ? [] : [...exclusions];
}

const toExclusion = ([reason, families]: readonly [ExclusionReason, number]): Exclusion => ({ reason, families });
