import type { AreaLevel } from '@anaqid/shared-types';

/** From the widest to the narrowest. */
export const areaLevels: readonly AreaLevel[] = ['GOVERNORATE', 'DISTRICT', 'SUB_DISTRICT', 'NEIGHBOURHOOD'];

/**
 * Whether an area of `level` can have a parent of level `parent` (null: no parent). Any wider level can be the parent;
 * a governorate has none.
 */
export function liesIn(level: AreaLevel, parent: AreaLevel | null): boolean {
  const rank = areaLevels.indexOf(level);
  return parent === null ? rank === 0 : areaLevels.indexOf(parent) < rank;
}

interface SortableArea {
  level: AreaLevel;
  nameKey: string;
}

/** Sorts parents before children, then by name. */
export function byLevelAndName(a: SortableArea, b: SortableArea): number {
  const ranks = areaLevels.indexOf(a.level) - areaLevels.indexOf(b.level);
  return ranks === 0 ? a.nameKey.localeCompare(b.nameKey, 'ar') : ranks;
}
