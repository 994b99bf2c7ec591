import { buildSpell, sixMonths, type SpellOptions } from '../../testing/spells.js';
import type { ExtensionEffect, PilotRecord } from '../pilots/pilots.service.js';
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
const repeat = (count: number, spell: SpellOptions): SpellOptions[] => Array.from({ length: count }, () => spell);
const progress = (spells: readonly SpellOptions[], overrides: Partial<ExtensionEffect> = {}) =>
  extensionProgress(
    { rule: sixMonths.rule, spells: spells.map((spell, number) => buildSpell(spell.family ?? number, spell)) },
    { pilot, extensions: [], effect: { ...effect, ...overrides }, now },
  );

describe('progress after an extension', () => {
  // From 20 to 50 in month 6: the expected index is 70 in a six-month pilot, 50 in one of twelve months.
  const slow = { months: 'fffmmmm' };

  test('families below the expected path of six months are on track for twelve', () => {
    expect(progress([...repeat(8, slow), ...repeat(5, { months: '.mmmmmm' })])).toMatchObject({
      families: 13,
      newPaths: 8,
      newWords: 8,
      reopened: 0,
      words: ['ON_TRACK', 'WATCH', 'AT_RISK', 'NO_RECENT_DATA', 'NO_BASELINE'],
      before: [0, 0, 8, 0, 5],
      after: [8, 0, 0, 0, 5],
    });
  });

  test('skips families that graduated or left, and counts those that the pilot’s end closed as reopened', () => {
    const closed = [
      ...repeat(6, { months: 'mQQQ...' }),
      ...repeat(6, { months: 'mm', exit: { at: 1, reason: 'MOVED' } }),
      ...repeat(7, { months: 'fffmmmm', exit: { at: 6, reason: 'PILOT_ENDED' } }),
    ];
    expect(progress([...repeat(9, slow), ...closed])).toMatchObject({ families: 9, reopened: 7 });
  });

  test('counts every family once: by its latest spell, and as reopened only if the extension reaches beyond its exit', () => {
    const ended = { months: 'fffmmmm', exit: { at: 6, reason: 'PILOT_ENDED' } } as const;
    const back = Array.from({ length: 6 }, (_, family): SpellOptions[] => [
      { ...ended, family: 100 + family },
      { family: 100 + family, enrolledMonth: '2018-09', months: 'mm' },
    ]);
    const twice = Array.from({ length: 6 }, (_, family): SpellOptions[] => [
      { family: 200 + family, months: 'ff', exit: { at: 1, reason: 'PILOT_ENDED' } },
      { ...ended, family: 200 + family, enrolledMonth: '2018-04', exit: { at: 4, reason: 'PILOT_ENDED' } },
    ]);
    const later = repeat(8, { months: 'fffmmmmmmmmmm', exit: { at: 12, reason: 'PILOT_ENDED' } });
    expect(progress([...back.flat(), ...twice.flat(), ...later])).toMatchObject({ families: 6, reopened: 6 });
  });

  test('suppresses counts of one to four families', () => {
    const { before, newWords } = progress([...repeat(3, slow), ...repeat(20, { months: 'fmmmnnn' })]);
    expect(before.filter((count) => count !== null && count > 0 && count < 5)).toEqual([]);
    expect(newWords).toBeNull();
  });

  test('an extension of a cluster reaches only its families', () => {
    const both = [...repeat(7, { ...slow, cluster: 'a' }), ...repeat(9, { ...slow, cluster: 'b' })];
    expect(progress(both, { scope: 'CLUSTER', clusterId: 'b' }).families).toBe(9);
  });
});
