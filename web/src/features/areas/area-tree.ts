import type { AreaLevel, AreaPartsFragment } from '../../generated/operations.js';

export const levels: readonly AreaLevel[] = ['GOVERNORATE', 'DISTRICT', 'SUB_DISTRICT', 'NEIGHBOURHOOD'];

export interface AreaRow {
  readonly area: AreaPartsFragment;
  /** Steps below the top. */
  readonly depth: number;
}

/** The areas as a list in which each stands under its parent. */
export function treeOf(areas: readonly AreaPartsFragment[]): AreaRow[] {
  const ids = new Set(areas.map(({ id }) => id));
  const below = (parentId: string | null, depth: number): AreaRow[] =>
    areas
      .filter(({ parent }) => (parent == null || !ids.has(parent.id) ? null : parent.id) === parentId)
      .flatMap((area) => [{ area, depth }, ...below(area.id, depth + 1)]);
  return below(null, 0);
}
