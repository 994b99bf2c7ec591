import { suppress } from '../../statistics/index.js';

/** Fewest enrolled families of a group whose results are shown to readers outside it (domain.md 5). */
export const fewestForGroup = 20;

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
  return suppress({ part, rest: whole - part }, undefined, true).shown['part'] ?? null;
}

/** Reasons of exclusion: those of five families or more by name, the others together without a name. */
export function shownReasons(reasons: readonly string[]): { reason: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  const named = [...counts].filter(([, count]) => count >= 5).sort(([a], [b]) => (a < b ? -1 : 1));
  const others = reasons.length - named.reduce((sum, [, count]) => sum + count, 0);
  return [
    ...named.map(([reason, count]) => ({ reason: reason.toLowerCase(), count })),
    ...(others > 0 ? [{ reason: 'other', count: others }] : []),
  ];
}
