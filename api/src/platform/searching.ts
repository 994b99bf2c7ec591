import { searchKey } from '@anaqid/shared-types';
import { demandReadable } from './checks.js';

const LONGEST = 120;

/**
 * Filter for records whose normalised search key contains the text, taken literally. Null if the text is empty; `INVALID`
 * for texts that cannot be read. Only the beginning of a long text counts.
 */
export function containsText(
  field: string,
  search: string | null | undefined,
): Readonly<Record<string, unknown>> | null {
  const text = search ?? '';
  demandReadable(text, 'search');
  // By characters, so that none is cut in half.
  const key = searchKey(
    Array.from(text.slice(0, 2 * LONGEST))
      .slice(0, LONGEST)
      .join(''),
  );
  if (key === '') return null;
  return { [field]: { $regex: key.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') } };
}
