import type { ExclusionReason } from '@anaqid/shared-types';
import { suppress } from '../../statistics/index.js';

/** Fewest enrolled families of a group whose results are shown to readers outside it (domain.md 5). */
export const fewestForGroup = 20;
/** Smallest count of an attribute that is shown to readers outside the group. */
const fewestForAttribute = 5;

/**
 * The groups of a whole that may be shown by themselves: those with enough families. If exactly one is too small, the next smallest is
 * hidden with it, or the whole less the others would give it away.
 */
export function shownGroups<G extends { readonly enrolled: number }>(groups: readonly G[]): G[] {
  const large = groups.filter(({ enrolled }) => enrolled >= fewestForGroup);
  const small = groups.filter(({ enrolled }) => enrolled > 0 && enrolled < fewestForGroup);
  if (small.length !== 1) return large;
  const next = large.reduce<G | null>(
    (least, group) => (least === null || group.enrolled < least.enrolled ? group : least),
    null,
  );
  return large.filter((group) => group !== next);
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

/** Every reason with its families: for readers who may see everything about them. */
export function allReasons(reasons: readonly ExclusionReason[]): Exclusion[] {
  const distinct = [...new Set(reasons)].sort();
  return distinct.map((reason) => ({ reason, families: reasons.filter((other) => other === reason).length }));
}

const toExclusion = ([reason, families]: readonly [ExclusionReason, number]): Exclusion => ({ reason, families });
