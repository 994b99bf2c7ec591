import { correctedWorth, worthOf, type Priced } from './entry-worth.js';

const stipend: Priced = { entryMode: 'AMOUNT', unitValue: null, currency: null };
const food: Priced = { entryMode: 'QUANTITY', unitValue: 14_000, currency: 'SYP' };
const foreign: Priced = { ...food, currency: 'USD' };
const course: Priced = { entryMode: 'GIVEN', unitValue: 5_000, currency: 'SYP' };
const free: Priced = { entryMode: 'GIVEN', unitValue: null, currency: null };

const refused = (work: () => unknown): string => {
  try {
    return JSON.stringify(work());
  } catch (error) {
    return (error as Error).message;
  }
};

describe('entry-worth', () => {
  test.each([
    ['money as typed', stipend, { amount: 25_000 }, [1, 25_000]],
    ['money of several payments', stipend, { quantity: 2, amount: 25_000 }, [2, 25_000]],
    ['quantity times unit value', food, { quantity: 3 }, [3, 42_000]],
    ['a value typed beside the quantity', food, { quantity: 3, amount: 40_000 }, [3, 40_000]],
    ['a value in the pilot’s currency for a type priced in another', foreign, { quantity: 1, amount: 9 }, [1, 9]],
    ['a tick', course, {}, [1, 5_000]],
    ['a tick without a value', free, {}, [1, 0]],
    ['a zero amount: nothing given', stipend, { amount: 0 }, [0, 0]],
    ['a zero quantity: nothing given', food, { quantity: 0 }, [0, 0]],
    ['a zero tick: nothing given', course, { quantity: 0 }, [0, 0]],
  ])('worth of a new entry: %s', (_case, type, typed, [quantity, amount]) => {
    expect(worthOf(type, typed, 'SYP')).toEqual({ quantity, amount });
  });

  test.each([
    ['an amount is needed', stipend, { quantity: 1 }, 'REQUIRED (amount)'],
    ['a quantity is needed', food, { amount: 14_000 }, 'REQUIRED (quantity)'],
    ['no value in the pilot’s currency', foreign, { quantity: 1 }, 'REQUIRED (amount)'],
    ['nothing given has no value', food, { quantity: 0, amount: 5 }, 'INVALID (amount)'],
    ['negative', stipend, { amount: -1 }, 'INVALID (amount)'],
    ['a fraction', food, { quantity: 1.5 }, 'INVALID (quantity)'],
    ['too many', food, { quantity: 10_001 }, 'INVALID (quantity)'],
    ['too much', stipend, { amount: 1_000_000_001 }, 'INVALID (amount)'],
  ])('refuses %s', (_case, type, typed, message) => {
    expect(refused(() => worthOf(type, typed, 'SYP'))).toBe(message);
  });

  test.each([
    ['nothing typed', food, [2, 30_000], {}, [2, 30_000]],
    ['a quantity keeps the logged unit value', food, [2, 30_000], { quantity: 3 }, [3, 45_000]],
    ['a value keeps the quantity', food, [2, 30_000], { amount: 1 }, [2, 1]],
    ['a quantity after nothing given: unit value of the catalogue', food, [0, 0], { quantity: 2 }, [2, 28_000]],
    ['an amount', stipend, [1, 100], { amount: 200 }, [1, 200]],
    ['an amount after nothing given', stipend, [0, 0], { amount: 200 }, [1, 200]],
    ['a quantity of money', stipend, [1, 100], { quantity: 2 }, [2, 100]],
    ['to nothing given', stipend, [1, 100], { amount: 0 }, [0, 0]],
  ])(
    'worth after a correction: %s',
    (_case, type, [quantity = 0, amount = 0], typed, [expectedQuantity, expectedAmount]) => {
      expect(correctedWorth(type, { quantity, amount }, typed, 'SYP')).toEqual({
        quantity: expectedQuantity,
        amount: expectedAmount,
      });
    },
  );
});
