import { searchKey } from '@anaqid/shared-types';

/**
 * Filter for records whose folded search key contains the text. Every character stands for itself: the text never
 * becomes a pattern of its own. Null when there is nothing to search for.
 */
export function containsText(
  field: string,
  search: string | null | undefined,
): Readonly<Record<string, unknown>> | null {
  const key = searchKey((search ?? '').slice(0, 120));
  if (key === '') return null;
  return { [field]: { $regex: key.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') } };
}
