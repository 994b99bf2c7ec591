import { typedDecimal, typedWhole } from './typed-number.js';

describe('typed number', () => {
  it.each([
    ['', null],
    ['  ', null],
    ['2500', 2500],
    ['٢٬٥٠٠', 2500],
    ['۲۵۰۰', 2500],
    ['25,000', 25_000],
    ['1 500', 1500],
    ['1,5', 'invalid'],
    ['1,50,000', 'invalid'],
    ['-5', 'invalid'],
    ['2.5', 'invalid'],
    ['خمسة', 'invalid'],
  ])('parses %p as the whole number %p', (text, expected) => expect(typedWhole(text)).toBe(expected));

  it.each([
    ['103.5', 103.5],
    ['١٠٣٫٥', 103.5],
    ['100', 100],
    ['1.', 'invalid'],
    ['103,5', 'invalid'],
    ['1,103.5', 1103.5],
  ])('parses %p as the number %p', (text, expected) => expect(typedDecimal(text)).toBe(expected));
});
