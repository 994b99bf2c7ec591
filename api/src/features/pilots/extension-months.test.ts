import { effectOf, monthsOf, wholePilot, windowOf, type Extension } from './extension-months.js';

const pilot = { _id: 'pilot', startMonth: '2018-03', months: 6, timeZone: 'Asia/Damascus' };
const ofPilot = (toMonths: number): Extension => ({ scope: 'PILOT', clusterId: null, familyId: null, toMonths });
const ofCluster = (clusterId: string, toMonths: number): Extension => ({
  scope: 'CLUSTER',
  clusterId,
  familyId: null,
  toMonths,
});
const ofFamily = (familyId: string, toMonths: number): Extension => ({
  scope: 'FAMILY',
  clusterId: 'a',
  familyId,
  toMonths,
});

const clusterA = { clusterId: 'a', familyId: null };
const clusterB = { clusterId: 'b', familyId: null };
const familyOfA = { clusterId: 'a', familyId: 'f' };
const anotherOfA = { clusterId: 'a', familyId: 'g' };

describe('extension-months', () => {
  test.each([
    // Columns: the pilot, clusters A and B, a family of A, another family of A.
    ['no extension', 6, [], [6, 6, 6, 6, 6]],
    ['the pilot', 12, [ofPilot(12)], [12, 12, 12, 12, 12]],
    ['one cluster', 6, [ofCluster('a', 9)], [6, 9, 6, 9, 9]],
    ['one family', 6, [ofFamily('f', 8)], [6, 6, 6, 8, 6]],
    ['a family, then its cluster further', 6, [ofFamily('f', 8), ofCluster('a', 9)], [6, 9, 6, 9, 9]],
    ['a cluster, then the pilot less far', 8, [ofCluster('a', 9), ofPilot(8)], [8, 9, 8, 9, 9]],
  ])('months of each part after an extension of %s', (_case, months, extensions, expected) => {
    const parts = [wholePilot, clusterA, clusterB, familyOfA, anotherOfA];
    expect(parts.map((part) => monthsOf({ months }, extensions, part))).toEqual(expected);
  });

  test('an extension decided a month after the end opens a month that has already passed', () => {
    const now = new Date('2018-10-05T08:00:00Z');
    expect(effectOf(pilot, [], { part: wholePilot, toMonths: 9, now })).toEqual({
      scope: 'PILOT',
      clusterId: null,
      familyId: null,
      pilotId: 'pilot',
      fromMonths: 6,
      toMonths: 9,
      lastMonthBefore: '2018-08',
      lastMonthAfter: '2018-11',
      presentMonthBefore: '2018-08',
      presentMonthAfter: '2018-10',
      openedMonths: ['2018-09', '2018-10', '2018-11'],
      passedMonths: ['2018-09'],
    });
  });

  test("uses the pilot's time zone: a month can begin in Damascus while it is still the day before in UTC", () => {
    const now = new Date('2018-09-30T22:30:00Z');
    const { passedMonths } = effectOf(pilot, [], { part: wholePilot, toMonths: 7, now });
    expect(passedMonths).toEqual(['2018-09']);
  });

  test("a second extension of a cluster starts from the cluster's own duration", () => {
    const effect = effectOf(pilot, [ofCluster('a', 9)], { part: clusterA, toMonths: 10, now: new Date('2018-09-05') });
    expect(effect).toMatchObject({ scope: 'CLUSTER', fromMonths: 9, openedMonths: ['2018-12'], passedMonths: [] });
  });

  test('the window of a part keeps start month and time zone', () => {
    expect(windowOf(pilot, [ofCluster('a', 9)], clusterA)).toEqual({
      startMonth: '2018-03',
      months: 9,
      timeZone: 'Asia/Damascus',
    });
  });
});
