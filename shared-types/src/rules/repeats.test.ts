import { repeatDistance } from './repeats.js';

const food = (givingAssociationId: string, day: string) => ({ serviceTypeId: 'food', givingAssociationId, day });

describe('possible repeats of a service', () => {
  test.each([
    ['two associations, 27 days apart', food('a', '2018-03-01'), food('b', '2018-03-28'), 27],
    ['exactly as many days apart as the window', food('a', '2018-03-01'), food('b', '2018-03-29'), null],
    ['the same day', food('a', '2018-03-01'), food('b', '2018-03-01'), 0],
    ['in reverse order', food('a', '2018-03-28'), food('b', '2018-03-01'), 27],
    ['the same association', food('a', '2018-03-01'), food('a', '2018-03-02'), null],
    ['two service types', food('a', '2018-03-01'), { ...food('b', '2018-03-02'), serviceTypeId: 'clothing' }, null],
  ])('%s', (_case, first, second, expected) => {
    expect(repeatDistance(first, second, 28)).toBe(expected);
  });

  it('has no repeats without a window', () => {
    expect(repeatDistance(food('a', '2018-03-01'), food('b', '2018-03-01'), null)).toBeNull();
  });
});
