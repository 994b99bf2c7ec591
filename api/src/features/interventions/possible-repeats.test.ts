import { earlierThan, monthsInReach, nearestRepeat, type RepeatService } from './possible-repeats.js';

const service = (day: string, overrides: Partial<RepeatService> = {}): RepeatService => ({
  _id: `${day} ${overrides.givingAssociationId ?? 'other'}`,
  familyId: 'family',
  serviceTypeId: 'food',
  day,
  givingAssociationId: 'other',
  month: day.slice(0, 7),
  dayKnown: true,
  recordedAt: new Date('2018-03-30'),
  ...overrides,
});
const rules = { windowDays: new Map([['food', 28]]), sharing: new Set(['family']) };
const own = service('2018-03-29', { givingAssociationId: 'own' });

describe('possible-repeats', () => {
  test.each<[string, RepeatService[], number | null]>([
    ['27 days before', [service('2018-03-02')], 27],
    ['28 days before', [service('2018-03-01')], null],
    ['the same day', [service('2018-03-29')], 0],
    ['after it', [service('2018-04-10')], 12],
    ['the nearest of several', [service('2018-03-05'), service('2018-03-20')], 9],
    ['the same association', [service('2018-03-20', { givingAssociationId: 'own' })], null],
    ['another family', [service('2018-03-20', { familyId: 'another' })], null],
    ['another service', [service('2018-03-20', { serviceTypeId: 'stipend' })], null],
    ['itself', [own], null],
  ])('distance to a possible repeat: %s', (_case, others, days) => {
    expect(nearestRepeat(own, others, rules)?.daysApart ?? null).toBe(days);
  });

  test('a service type without a window has no repeats', () => {
    expect(nearestRepeat(own, [service('2018-03-29')], { ...rules, windowDays: new Map([['food', null]]) })).toBeNull();
  });

  test('without consent to sharing the other association is not named; an unknown day is null', () => {
    const others = [service('2018-03-31', { dayKnown: false })];
    expect(nearestRepeat(own, others, { ...rules, sharing: new Set() })).toEqual({
      otherAssociationId: null,
      month: '2018-03',
      day: null,
      daysApart: 2,
    });
    expect(nearestRepeat(own, others, rules)?.otherAssociationId).toBe('other');
  });

  test('orders two services by day, then by time of recording', () => {
    const twin = service('2018-03-29', { recordedAt: new Date('2018-03-29') });
    expect(earlierThan(own, [twin])).toEqual([twin]);
    expect(earlierThan(twin, [own])).toEqual([]);
    expect(earlierThan(own, [service('2018-03-30')])).toEqual([]);
  });

  test.each([
    [[null], 0],
    [[28, null], 1],
    [[28, 60], 3],
  ])('windows of %j days reach over %s months', (windows, months) => {
    expect(monthsInReach(windows)).toBe(months);
  });
});
