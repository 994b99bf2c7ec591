import { buildSpell, sixMonths, type SpellOptions } from '../../../testing/spells.js';
import type { ExtensionEffect, PilotRecord } from '../../pilots/pilots.service.js';
import { extensionProgress } from './extension-progress.js';

const pilot = { _id: 'pilot', startMonth: '2018-03', months: 6, timeZone: 'Asia/Damascus' } as PilotRecord;
const now = new Date('2018-09-05T09:00:00Z');
const effect: ExtensionEffect = {
  scope: 'PILOT',
  pilotId: 'pilot',
  clusterId: null,
  familyId: null,
  fromMonths: 6,
  toMonths: 12,
  lastMonthBefore: '2018-08',
  lastMonthAfter: '2019-02',
  presentMonthBefore: '2018-08',
  presentMonthAfter: '2018-09',
  openedMonths: [],
  passedMonths: [],
};
const times = (count: number, spell: SpellOptions): SpellOptions[] => Array.from({ length: count }, () => spell);
const progress = (spells: readonly SpellOptions[], given: Partial<ExtensionEffect> = {}) =>
  extensionProgress(
    { rule: sixMonths.rule, spells: spells.map((spell, number) => buildSpell(number, spell)) },
    { pilot, extensions: [], effect: { ...effect, ...given }, now },
  );

describe('progress after an extension', () => {
  // Baseline 20, moving to 50: by month 6 of six 70 is expected, by month 6 of twelve 50.
  const slow = { months: 'fffmmmm' };

  test('families that were late for six months are on their way for twelve', () => {
    expect(progress([...times(8, slow), ...times(5, { months: '.mmmmmm' })])).toMatchObject({
      families: 13,
      newPaths: 8,
      newWords: 8,
      reopened: 0,
      words: ['ON_TRACK', 'WATCH', 'AT_RISK', 'NO_RECENT_DATA', 'NO_BASELINE'],
      before: [0, 0, 8, 0, 5],
      after: [8, 0, 0, 0, 5],
    });
  });

  test('who graduated or left is not judged; who left at the pilot’s end comes back', () => {
    const gone = [
      ...times(6, { months: 'mQQQ...' }),
      ...times(6, { months: 'mm', exit: { at: 1, reason: 'MOVED' } }),
      ...times(7, { months: 'fffmmmm', exit: { at: 6, reason: 'PILOT_ENDED' } }),
    ];
    expect(progress([...times(9, slow), ...gone])).toMatchObject({ families: 9, reopened: 7 });
  });

  test('one to four families are not told', () => {
    const { before, newWords } = progress([...times(3, slow), ...times(20, { months: 'fmmmnnn' })]);
    expect(before.filter((count) => count !== null && count > 0 && count < 5)).toEqual([]);
    expect(newWords).toBeNull();
  });

  test('a cluster’s extension reaches its families only', () => {
    const both = [...times(7, { ...slow, cluster: 'a' }), ...times(9, { ...slow, cluster: 'b' })];
    expect(progress(both, { scope: 'CLUSTER', clusterId: 'b' }).families).toBe(9);
  });
});
