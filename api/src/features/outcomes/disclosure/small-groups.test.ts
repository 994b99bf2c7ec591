import type { ExclusionReason, ExitReason } from '@anaqid/shared-types';
import { seededRandom, type Random } from '../../../testing/random.js';
import { buildSpell, sixMonths, type SpellOptions } from '../../../testing/spells.js';
import { familyOutcomes } from '../facts/family-outcomes.js';
import { groupFigures } from '../figures/group-figures.js';
import { attributeCount, shownGroups, shownReasons } from './small-groups.js';

const seed = Number(process.env['SEED'] ?? 1);
const reasons: readonly ExitReason[] = ['MOVED', 'PERMANENT_SOCIAL_PROTECTION', 'TRANSFERRED', 'DUPLICATE_RECORD'];
const isSmall = (count: number | null): boolean => count !== null && count >= 1 && count <= 4;

function spell(random: Random, clusters: number): SpellOptions {
  const letters = 'QQQnmf.p';
  const months = Array.from({ length: 7 }, () => letters[Math.floor(random() * letters.length)]).join('');
  const exit = {
    at: Math.floor(random() * 7),
    reason: reasons[Math.floor(random() * reasons.length)] ?? 'MOVED',
  } as const;
  return {
    months: random() < 0.1 ? `n${'.'.repeat(6)}` : months,
    cluster: `cluster ${Math.floor(random() ** 2 * clusters)}`,
    aided: random() < 0.5 ? [3, 4, 5, 6] : [],
    confirmed: random() < 0.8,
    ...(random() < 0.3 ? { exit } : {}),
  };
}

describe('small groups', () => {
  it(`tell readers of whole pilots of no one to four families that share an attribute (SEED=${seed})`, () => {
    const random = seededRandom(seed);
    let shown = 0;
    for (let round = 0; round < 300; round += 1) {
      const size = 15 + Math.floor(random() * 60);
      const facts = Array.from({ length: size }, (_, number) =>
        buildSpell(number, spell(random, 1 + Math.floor(random() * 4))),
      );
      const families = familyOutcomes(facts, sixMonths);
      const figures = groupFigures(families, sixMonths);
      if (figures === null) {
        expect(families.length).toBeLessThan(20);
        continue;
      }
      shown += 1;
      const { strip, excluded, exclusions, clusters, hiddenClusters } = figures;
      for (const [part, whole] of [
        [strip.permanentSocialProtection, strip.left],
        [strip.graduatedWhileAided, strip.graduated],
        [strip.provisional, strip.graduated],
      ] as const) {
        expect([part, part === null ? null : whole - part].some(isSmall)).toBe(false);
      }
      const told = exclusions.reduce((sum, each) => sum + each.families, 0);
      expect(exclusions.map((each) => each.families).some(isSmall)).toBe(false);
      if (exclusions.length > 0) expect(isSmall(excluded - told)).toBe(false);
      expect(clusters.every(({ enrolled }) => enrolled >= 20)).toBe(true);
      expect(hiddenClusters).not.toBe(1);
    }
    expect(shown).toBeGreaterThan(200);
  });

  test.each([
    ['all are large', [25, 30, 40], [25, 30, 40]],
    ['one is small: the next smallest is suppressed with it', [25, 12, 40], [40]],
    ['two are small, and few together', [25, 12, 3], []],
    ['two are small, and enough together', [25, 12, 9], [25]],
    ['three are small, and few together', [25, 30, 3, 2, 4], [30]],
    ['one is nobody', [25, 0, 40], [25, 40]],
    ['all are small', [5, 6], []],
  ])('of clusters, where %s', (_case, sizes, expected) => {
    expect(shownGroups(sizes.map((enrolled) => ({ enrolled }))).map(({ enrolled }) => enrolled)).toEqual(expected);
  });

  test.each([
    [3, 30, null],
    [0, 30, 0],
    [30, 30, 30],
    [12, 30, 12],
    [27, 30, null],
    [0, 3, null],
  ])('%d of %d shows as %p', (part, whole, expected) => {
    expect(attributeCount(part, whole)).toBe(expected);
  });

  test.each<[string, [ExclusionReason, number][], object[]]>([
    ['nobody', [], []],
    ['fewer than five in all', [['NO_FOLLOW_UP', 3]], []],
    ['one reason', [['NO_FOLLOW_UP', 7]], [{ reason: 'NO_FOLLOW_UP', families: 7 }]],
    [
      'few beside many: the smallest named reason joins them',
      [
        ['NO_FOLLOW_UP', 7],
        ['NEVER_STARTED', 2],
      ],
      [{ reason: 'OTHER', families: 9 }],
    ],
    [
      'few of two reasons',
      [
        ['DUPLICATE_RECORD', 8],
        ['NO_FOLLOW_UP', 3],
        ['NEVER_STARTED', 4],
      ],
      [
        { reason: 'DUPLICATE_RECORD', families: 8 },
        { reason: 'OTHER', families: 7 },
      ],
    ],
  ])('of excluded families: %s', (_case, counts, expected) => {
    expect(shownReasons(counts.flatMap(([reason, count]) => Array.from({ length: count }, () => reason)))).toEqual(
      expected,
    );
  });
});
