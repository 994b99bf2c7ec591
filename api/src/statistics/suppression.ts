interface SuppressedCounts {
  /** Null: suppressed. */
  shown: Record<string, number | null>;
  /** Whether secondary suppression hid a count that is not small. */
  secondaryApplied: boolean;
  /** Whether the total may be shown beside the counts. */
  totalShown: boolean;
}

/**
 * Cell suppression of a one-way table of counts. Primary suppression hides counts from 1 to `min - 1`. Secondary suppression then
 * hides the smallest shown counts until the sum of the hidden cells no longer determines each of them.
 *
 * @param min Smallest count that is shown. Zeros are shown too, unless that would disclose a hidden count.
 * @param totalKnown Whether the reader knows the total from elsewhere.
 */
export function suppress(counts: Readonly<Record<string, number>>, min = 5, totalKnown = false): SuppressedCounts {
  const hidden = new Set(Object.keys(counts).filter((key) => counts[key]! > 0 && counts[key]! < min));
  const primaryCount = hidden.size;
  const candidates = Object.keys(counts)
    .filter((key) => !hidden.has(key) && counts[key]! > 0)
    .sort((a, b) => counts[a]! - counts[b]! || (a < b ? -1 : 1));
  const isDisclosed = (): boolean =>
    totalDiscloses(
      [...hidden].map((key) => counts[key]!),
      min,
    );
  while (isDisclosed()) {
    const smallest = candidates.shift();
    if (smallest === undefined) break;
    hidden.add(smallest);
  }
  const isStillDisclosed = isDisclosed();
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const isAllHidden = isStillDisclosed && totalKnown;
  return {
    shown: Object.fromEntries(
      Object.entries(counts).map(([key, count]) => [key, isAllHidden || hidden.has(key) ? null : count]),
    ),
    secondaryApplied: hidden.size > primaryCount || isAllHidden,
    totalShown: totalKnown || (total >= min && !isStillDisclosed) || total === 0,
  };
}

/** Whether the sum of the hidden counts determines each of them: one cell, all at their minimum, or all at their maximum. */
function totalDiscloses(hiddenCounts: readonly number[], min: number): boolean {
  if (hiddenCounts.length === 0) return false;
  return (
    hiddenCounts.length === 1 ||
    hiddenCounts.every((count) => count === 1) ||
    hiddenCounts.every((count) => count === min - 1)
  );
}
