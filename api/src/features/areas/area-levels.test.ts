import { areaLevels, byLevelAndName, liesIn } from './area-levels.js';

describe('area-levels', () => {
  test('an area can lie in any wider one, a governorate in none', () => {
    const allowed = areaLevels.map((level) => [null, ...areaLevels].map((parent) => liesIn(level, parent)));
    // Columns: no parent, then a parent of each level, governorate to neighbourhood.
    expect(allowed).toEqual([
      [true, false, false, false, false],
      [false, true, false, false, false],
      [false, true, true, false, false],
      [false, true, true, true, false],
    ]);
  });

  test('sorts parents before children, and areas of one level by name', () => {
    const areas = [
      { level: 'NEIGHBOURHOOD', nameKey: 'ا' },
      { level: 'DISTRICT', nameKey: 'ميدان' },
      { level: 'GOVERNORATE', nameKey: 'دمشق' },
      { level: 'DISTRICT', nameKey: 'برزه' },
    ] as const;
    expect(areas.toSorted(byLevelAndName).map(({ nameKey }) => nameKey)).toEqual(['دمشق', 'برزه', 'ميدان', 'ا']);
  });
});
