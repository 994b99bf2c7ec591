import type { ExclusionReason } from '@anaqid/shared-types';
import { suppress } from '../../../statistics/index.js';

/** Fewest enrolled families of a group whose results are shown to readers outside it (domain.md 5). */
export const fewestForGroup = 20;
/** Smallest count of an attribute that is shown to readers outside the group. */
export const fewestForAttribute = 5;

/**
 * The groups of a whole that may be shown by themselves: those with enough families. The others stand in the whole only, and must be at
 * least two with enough families together: else the next smallest is hidden with them, or the whole less the shown ones would tell of
 * fewer families than a group must have.
 */
export function shownGroups<G extends { readonly enrolled: number }>(groups: readonly G[]): G[] {
  const bySize = groups.filter(({ enrolled }) => enrolled > 0).toSorted((a, b) => a.enrolled - b.enrolled);
  const hidden = new Set(bySize.filter(({ enrolled }) => enrolled < fewestForGroup));
  const together = (): number => [...hidden].reduce((sum, { enrolled }) => sum + enrolled, 0);
  for (const group of bySize.slice(hidden.size)) {
    if (hidden.size === 0 || (hidden.size > 1 && together() >= fewestForGroup)) break;
    hidden.add(group);
  }
  return groups.filter((group) => group.enrolled > 0 && !hidden.has(group));
}

/** A part of a known whole that tells an attribute: null where it, or the rest, is too small (analytics.md D21). */
export function attributeCount(part: number, whole: number): number | null {
  return suppress({ part, rest: whole - part }, fewestForAttribute, true).shown['part'] ?? null;
}

export interface Exclusion {
  readonly reason: ExclusionReason;
  readonly families: number;
}

/**
 * Reasons of exclusion: those of five families or more by name, the others together without a name (domain.md 5). Would the others be
 * fewer than five, the smallest named reasons join them: nothing is told of fewer than five families but that they are excluded.
 */
export function shownReasons(reasons: readonly ExclusionReason[]): Exclusion[] {
  const counts = new Map<ExclusionReason, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const bySize = [...counts].sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1));
  const named = bySize.filter(([, count]) => count >= fewestForAttribute);
  const others = (): number => reasons.length - named.reduce((sum, [, count]) => sum + count, 0);
  while (others() > 0 && others() < fewestForAttribute && named.length > 0) named.pop();
  if (others() === 0) return named.map(toExclusion);
  return others() < fewestForAttribute ? [] : [...named.map(toExclusion), { reason: 'OTHER', families: others() }];
}

/** The reasons of a view beside those of another that the same reader sees: none where one to four families are the difference. */
export function reasonsBeside(reasons: readonly Exclusion[], others: readonly Exclusion[]): Exclusion[] {
  const differs = ({ reason, families }: Exclusion): boolean => {
    const other = others.find((each) => each.reason === reason);
    const difference = other === undefined ? 0 : Math.abs(families - other.families);
    return difference > 0 && difference < fewestForAttribute;
  };
  return reasons.some(differs) ? [] : [...reasons];
}

/** Every reason with its families: for readers who may see everything about them. */
export function allReasons(reasons: readonly ExclusionReason[]): Exclusion[] {
  const distinct = [...new Set(reasons)].sort();
  return distinct.map((reason) => ({ reason, families: reasons.filter((other) => other === reason).length }));
}

const toExclusion = ([reason, families]: readonly [ExclusionReason, number]): Exclusion => ({ reason, families });
