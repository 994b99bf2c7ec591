import type { AreaLevel, AreaPartsFragment } from '../../generated/operations.js';

export const levels: readonly AreaLevel[] = ['GOVERNORATE', 'DISTRICT', 'SUB_DISTRICT', 'NEIGHBOURHOOD'];

export interface AreaRow {
  readonly area: AreaPartsFragment;
  /** Depth below the top level. */
  readonly depth: number;
}

/** The areas in depth-first order, each below its parent. */
export function treeOf(areas: readonly AreaPartsFragment[]): AreaRow[] {
  const ids = new Set(areas.map(({ id }) => id));
  const below = (parentId: string | null, depth: number): AreaRow[] =>
    areas
      .filter(({ parent }) => (parent == null || !ids.has(parent.id) ? null : parent.id) === parentId)
      .flatMap((area) => [{ area, depth }, ...below(area.id, depth + 1)]);
  return below(null, 0);
}
