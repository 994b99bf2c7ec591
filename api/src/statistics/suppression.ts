export interface Suppressed {
  /** Null = hidden. */
  shown: Record<string, number | null>;
  /** A count that is not small was hidden so that a small one cannot be worked out. */
  secondaryApplied: boolean;
  /** Whether the sum may be shown beside the counts. */
  totalShown: boolean;
}

/**
 * Counts of an attribute inside one group with the small ones hidden, and more where arithmetic would give them away
 * (analytics.md D21, domain.md 5).
 *
 * @param min Smallest count that is shown; zeros always are, unless they would give a count away.
 * @param totalKnown The reader knows the sum from elsewhere.
 */
export function suppress(counts: Readonly<Record<string, number>>, min = 5, totalKnown = false): Suppressed {
  const hidden = new Set(Object.keys(counts).filter((key) => counts[key]! > 0 && counts[key]! < min));
  const primary = hidden.size;
  const shownByCount = Object.keys(counts)
    .filter((key) => !hidden.has(key) && counts[key]! > 0)
    .sort((a, b) => counts[a]! - counts[b]! || (a < b ? -1 : 1));
  const givenAway = (): boolean =>
    isGivenAway(
      [...hidden].map((key) => counts[key]!),
      min,
    );
  while (givenAway()) {
    const next = shownByCount.shift();
    if (next === undefined) break;
    hidden.add(next);
  }
  const stillGivenAway = givenAway();
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const nothingShown = stillGivenAway && totalKnown;
  return {
    shown: Object.fromEntries(
      Object.entries(counts).map(([key, count]) => [key, nothingShown || hidden.has(key) ? null : count]),
    ),
    secondaryApplied: hidden.size > primary || nothingShown,
    totalShown: totalKnown || (total >= min && !stillGivenAway) || total === 0,
  };
}

/** Whether the sum of the hidden counts would say what each of them is. */
function isGivenAway(hidden: readonly number[], min: number): boolean {
  if (hidden.length === 0) return false;
  return hidden.length === 1 || hidden.every((count) => count === 1) || hidden.every((count) => count === min - 1);
}
