import { searchKey } from '@anaqid/shared-types';

/** Filter for records whose normalised search key contains the text, taken literally. Null if the text is empty. */
export function containsText(
  field: string,
  search: string | null | undefined,
): Readonly<Record<string, unknown>> | null {
  const key = searchKey((search ?? '').slice(0, 120));
  if (key === '') return null;
  return { [field]: { $regex: key.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') } };
}
