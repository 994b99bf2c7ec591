import type { ExclusionReason, ExitReason } from '@anaqid/shared-types';
import { seededRandom, type Random } from '../../../testing/random.js';
import { buildSpell, sixMonths, type SpellOptions } from '../../../testing/spells.js';
import { familyOutcomes } from '../facts/family-outcomes.js';
import { groupFigures } from '../figures/group-figures.js';
import { discloseFigures } from './disclose-figures.js';
import { releasableGroups, releasableReasons, releasedCount } from './small-groups.js';

const seed = Number(process.env['SEED'] ?? 1);
const exitReasons: readonly ExitReason[] = ['MOVED', 'PERMANENT_SOCIAL_PROTECTION', 'TRANSFERRED', 'DUPLICATE_RECORD'];
const isSmall = (count: number | null): boolean => count !== null && count >= 1 && count <= 4;

function randomSpell(random: Random, clusterCount: number): SpellOptions {
  const letters = 'QQQnmf.p';
  const months = Array.from({ length: 7 }, () => letters[Math.floor(random() * letters.length)]).join('');
  const at = Math.floor(random() * 7);
  const exit = { at, reason: exitReasons[Math.floor(random() * exitReasons.length)] ?? 'MOVED' } as const;
  return {
    months: random() < 0.1 ? `n${'.'.repeat(6)}` : months,
    cluster: `cluster ${Math.floor(random() ** 2 * clusterCount)}`,
    aided: random() < 0.5 ? [3, 4, 5, 6] : [],
    confirmed: random() < 0.8,
    ...(random() < 0.3 ? { exit } : {}),
  };
}

describe('disclosure control of small groups', () => {
  it(`discloses no attribute of one to four families to readers of whole pilots (SEED=${seed})`, () => {
    const random = seededRandom(seed);
    let disclosedPilots = 0;
    for (let round = 0; round < 300; round += 1) {
      const size = 15 + Math.floor(random() * 60);
      const spells = Array.from({ length: size }, (_, number) =>
        buildSpell(number, randomSpell(random, 1 + Math.floor(random() * 4))),
      );
      const families = familyOutcomes(spells, sixMonths);
      const figures = discloseFigures(groupFigures(families, sixMonths), families, sixMonths, {
        view: 'sixMonths',
        sixMonths: families,
        whole: families,
      });
      if (figures === null) {
        expect(families.length).toBeLessThan(20);
        continue;
      }
      disclosedPilots += 1;
      const { strip, excluded, exclusions, clusters, hiddenClusters } = figures;
      for (const [count, groupSize] of [
        [strip.permanentSocialProtection, strip.left],
        [strip.graduatedWhileAided, strip.graduated],
        [strip.provisional, strip.graduated],
      ] as const) {
        expect([count, count === null ? null : groupSize - count].some(isSmall)).toBe(false);
      }
      const namedExclusions = exclusions.reduce((sum, exclusion) => sum + exclusion.families, 0);
      expect(exclusions.map((exclusion) => exclusion.families).some(isSmall)).toBe(false);
      if (exclusions.length > 0) expect(isSmall(excluded - namedExclusions)).toBe(false);
      expect(clusters.every(({ enrolled }) => enrolled >= 20)).toBe(true);
      expect(hiddenClusters).not.toBe(1);
    }
    expect(disclosedPilots).toBeGreaterThan(200);
  });

  test.each([
    ['all are large', [25, 30, 40], [25, 30, 40]],
    ['one is small: the next smallest is suppressed with it', [25, 12, 40], [40]],
    ['two are small, with fewer than twenty families together', [25, 12, 3], []],
    ['two are small, with at least twenty families together', [25, 12, 9], [25]],
    ['three are small, with fewer than twenty families together', [25, 30, 3, 2, 4], [30]],
    ['one has no families', [25, 0, 40], [25, 40]],
    ['all are small', [5, 6], []],
  ])('releases large clusters where %s', (_case, sizes, expected) => {
    const released = releasableGroups(sizes.map((enrolled) => ({ enrolled })));
    expect(released.map(({ enrolled }) => enrolled)).toEqual(expected);
  });

  test.each([
    [3, 30, null],
    [0, 30, 0],
    [30, 30, 30],
    [12, 30, 12],
    [27, 30, null],
    [0, 3, null],
  ])('a count of %d in a group of %d is released as %p', (count, groupSize, expected) => {
    expect(releasedCount(count, groupSize)).toBe(expected);
  });

  test.each<[string, [ExclusionReason, number][], object[]]>([
    ['no excluded families', [], []],
    ['fewer than five excluded families in all', [['NO_FOLLOW_UP', 3]], []],
    ['one large reason', [['NO_FOLLOW_UP', 7]], [{ reason: 'NO_FOLLOW_UP', families: 7 }]],
    [
      'a small reason beside one large reason, which joins it',
      [
        ['NO_FOLLOW_UP', 7],
        ['NEVER_STARTED', 2],
      ],
      [{ reason: 'OTHER', families: 9 }],
    ],
    [
      'two small reasons with at least five families together',
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
  ])('releases the reasons of exclusion for %s', (_case, counts, expected) => {
    const reasons = counts.flatMap(([reason, count]) => Array.from({ length: count }, () => reason));
    expect(releasableReasons(reasons)).toEqual(expected);
  });
});
