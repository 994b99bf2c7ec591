import { repeatDistance } from './repeats.js';

const food = (givingAssociationId: string, day: string) => ({ serviceTypeId: 'food', givingAssociationId, day });

describe('repeats', () => {
  test.each([
    ['two associations, 27 days apart', food('a', '2018-03-01'), food('b', '2018-03-28'), 27],
    ['the window itself is outside', food('a', '2018-03-01'), food('b', '2018-03-29'), null],
    ['the same day', food('a', '2018-03-01'), food('b', '2018-03-01'), 0],
    ['order does not matter', food('a', '2018-03-28'), food('b', '2018-03-01'), 27],
    ['one association', food('a', '2018-03-01'), food('a', '2018-03-02'), null],
    ['two types', food('a', '2018-03-01'), { ...food('b', '2018-03-02'), serviceTypeId: 'clothing' }, null],
  ])('%s', (_case, first, second, expected) => {
    expect(repeatDistance(first, second, 28)).toBe(expected);
  });

  it('is never one without a window', () => {
    expect(repeatDistance(food('a', '2018-03-01'), food('b', '2018-03-01'), null)).toBeNull();
  });
});
